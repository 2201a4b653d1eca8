using Groundplan.Generators.Evaluation.Reuse;
using Groundplan.Rules;
using Microsoft.CodeAnalysis;

namespace Groundplan.Generators.Evaluation.Invocations;

/// <summary>
/// The static fields of the plan's types. A type is initialized at its first use, in the order of the source, and what that reads and
/// finds belongs to all who use it.
/// </summary>
internal sealed class Statics(Machine machine)
{
    private readonly Dictionary<IFieldSymbol, Cell> _fields = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IFieldSymbol, Recording> _cached = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, Initialization> _types = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<Exception, ThrownException> _throws = [];

    /// <summary>What was thrown first: the exception of an initializer, for the one that says only that it failed.</summary>
    public ThrownException Cause(ThrownException thrown) => _throws.TryGetValue(thrown.Value, out var cause) ? Cause(cause) : thrown;

    public object? Read(IFieldSymbol field, SyntaxNode at)
    {
        Use(field.ContainingType, at);
        if (_cached.TryGetValue(field, out var recording))
            machine.Recording.Use(recording);
        var value = CellOf(field).Value;
        return value is Unknown unknown ? throw new UnknownException(unknown) : value;
    }

    /// <summary>Writes a field, which only the initialization of its type may.</summary>
    public void Write(IFieldSymbol field, object? value, SyntaxNode at)
    {
        if (!_types.TryGetValue(field.ContainingType, out var type) || !type.IsRunning)
            throw machine.Refuse($"{(field.AssociatedSymbol ?? field).ToDisplayString()} is state that changes: a plan may only set it where it is declared, or once by 'field ??='", at);
        CellOf(field).Value = value;
    }

    /// <summary>The value that <c>field ??=</c> keeps, for all who ask from now on.</summary>
    public object? Cache(IFieldSymbol field, Func<object?> compute, SyntaxNode at)
    {
        Use(field.ContainingType, at);
        var recording = new Recording(field.ToDisplayString());
        _cached[field] = recording;
        return CellOf(field).Value = Apart(recording, compute, at);
    }

    private Cell CellOf(IFieldSymbol field)
    {
        if (!_fields.TryGetValue(field, out var cell))
            _fields.Add(field, cell = new Cell { Value = machine.Types.Default(field.Type) });
        return cell;
    }

    private void Use(INamedTypeSymbol symbol, SyntaxNode at)
    {
        if (!_types.TryGetValue(symbol, out var type))
        {
            _types.Add(symbol, type = new(new Recording(symbol.ToDisplayString())) { IsRunning = true });
            var failure = Apart(type.Recording, () => Fill(symbol, at), at);
            (type.Failure, type.IsRunning) = (failure, false);
        }

        machine.Recording.Use(type.Recording);
        switch (type.Failure)
        {
            case Unknown unknown:
                throw new UnknownException(unknown);
            case ThrownException thrown:
                var exception = new TypeInitializationException(symbol.ToDisplayString(), thrown.Value);
                _throws.Add(exception, thrown);
                throw machine.Throw(exception, at);
        }
    }

    /// <summary>Runs what is done once for all, with bounds and a recording of its own; what is unknown, or thrown, is the result.</summary>
    private object? Apart(Recording recording, Func<object?> run, SyntaxNode at)
    {
        machine.Enter(at);
        var (outer, left, tries) = (machine.Recording, machine.Refuel(), machine.Tries);
        machine.Recording = recording;
        try
        {
            var result = run();
            recording.HasIdentity |= HasIdentity(result);
            return result;
        }
        catch (ExhaustedException exhausted)
        {
            machine.Report(exhausted.Id, Severity.Error, $"{recording.Name} {exhausted.Message}", exhausted.Syntax);
            return new Unknown("it takes too long");
        }
        catch (UnknownException unknown)
        {
            return unknown.Unknown;
        }
        finally
        {
            machine.Leave();
            (machine.Recording, machine.Tries) = (outer, tries);
            machine.Refuel(left);
            outer.Use(recording);
        }
    }

    /// <summary>Runs the initializers of a type; returns why it cannot be used, or null.</summary>
    private object? Fill(INamedTypeSymbol type, SyntaxNode at)
    {
        try
        {
            foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsStatic && !field.IsConst))
            {
                if (Initializers.Of(machine, field) is not { } initializer)
                    continue;
                var value = machine.Lenient(_ => initializer.Run(machine, null, null, [], null), Functions.NoFrame, at);
                CellOf(field).Value = value;
                machine.Recording.HasIdentity |= HasIdentity(value);
            }

            if (type.StaticConstructors.FirstOrDefault(constructor => !constructor.IsImplicitlyDeclared) is { } constructor)
            {
                machine.Recording.HasIdentity = true;
                machine.Functions.Call(constructor, null, [], at, null);
            }

            return null;
        }
        catch (ThrownException thrown)
        {
            return thrown;
        }
    }

    /// <summary>Whether somebody could tell one of two equal values from the other: by identity, or because it changes.</summary>
    private static bool HasIdentity(object? value) => value switch
    {
        null or string or Unknown or Values.EnumValue or Stack or Resource => value is Stack or Resource,
        Procedure or Migrations.Step or Migrations.Phase => true,
        Platform => value is Values.IShell,
        _ => !IsValue(value.GetType()),
    };

    private static bool IsValue(Type type) => type is { IsValueType: true, Namespace: nameof(System), IsGenericType: false }
        || type.Namespace is { } space && space.StartsWith(nameof(Groundplan), StringComparison.Ordinal) && !space.StartsWith("Groundplan.Generators", StringComparison.Ordinal);

    private sealed class Initialization(Recording recording)
    {
        public Recording Recording { get; } = recording;

        public bool IsRunning { get; set; }

        /// <summary>Why the type cannot be used: an <see cref="Unknown"/>, a <see cref="ThrownException"/>, or null.</summary>
        public object? Failure { get; set; }
    }
}
