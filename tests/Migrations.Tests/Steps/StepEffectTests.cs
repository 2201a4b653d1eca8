namespace Groundplan.Migrations.Steps;

/// <summary>The checker knows of a step only its effects: where they belong together, their places are the same text.</summary>
public sealed class StepEffectTests
{
    [Fact]
    public void What_is_opened_is_closed()
    {
        Assert.Equal(["Opens ingress sg-1 tcp/8082 from 10.0.0.0/8"], StepTexts.Effects(StepSamples.Open));
        Assert.Equal(["Closes ingress sg-1 tcp/8082 from 10.0.0.0/8"], StepTexts.Effects(StepSamples.Open.Close("close")));
    }

    [Fact]
    public void A_range_of_ports_is_another_place()
        => Assert.Equal(["Opens ingress sg-1 udp/8000-8100 from sg-2"], StepTexts.Effects(StepSamples.Named("open-to-group")));

    [Fact]
    public void A_service_scaled_to_nothing_is_paused_and_comes_back()
    {
        Assert.Equal(["Pauses service shop/orders", "Scales service shop/orders"], StepTexts.Effects(StepSamples.Stop));
        Assert.Equal(["Unscales service shop/orders", "Resumes service shop/orders"], StepTexts.Effects(StepSamples.Stop.Restore("start")));
    }

    [Fact]
    public void A_service_scaled_to_something_is_not_paused()
    {
        var scale = new ScaleService("scale", "shop", "orders", 1);
        Assert.Equal(["Scales service shop/orders"], StepTexts.Effects(scale));
        Assert.Equal(["Unscales service shop/orders"], StepTexts.Effects(scale.Restore("unscale")));
    }

    [Fact]
    public void Stopped_tasks_pause_the_service_that_a_restored_scale_resumes()
        => Assert.Equal(["Pauses service shop/orders"], StepTexts.Effects(StepSamples.Named("stop-service")));

    [Fact]
    public void Maintenance_pauses_the_writes_that_its_end_resumes()
    {
        Assert.Equal(["Pauses writes /orders/maintenance"], StepTexts.Effects(StepSamples.Maintenance));
        Assert.Equal(["Resumes writes /orders/maintenance"], StepTexts.Effects(StepSamples.Maintenance.Off("off")));
    }

    [Fact]
    public void A_shift_is_of_the_record_whatever_its_name_is_written_like()
    {
        Assert.Equal(["Shifts record api.example.com A"], StepTexts.Effects(StepSamples.Shift));
        Assert.Equal(["ShiftsBack record api.example.com A"], StepTexts.Effects(StepSamples.Shift.Back("back")));
        Assert.Equal(["Writes record api.example.com A"], StepTexts.Effects(StepSamples.Lower));
        Assert.Equal(["Writes record api.example.com A"], StepTexts.Effects(StepSamples.Lower.Back("raise")));
    }

    [Fact]
    public void A_replica_has_caught_up_only_without_any_lag()
    {
        Assert.Equal(["CatchesUp database orders-green"], StepTexts.Effects(StepSamples.Named("lag")));
        Assert.Equal(["Gates database orders-green"], StepTexts.Effects(StepSamples.Named("lag-by-sql")));
        Assert.Equal(["Promotes database orders-green"], StepTexts.Effects(StepSamples.Named("promote")));
    }

    [Fact]
    public void A_deletion_with_a_final_snapshot_backs_up_first()
    {
        Assert.Equal(["BacksUp database orders-blue", "Creates snapshot orders-last", "Destroys database orders-blue"], StepTexts.Effects(StepSamples.Named("delete-database")));
        Assert.Equal(["Destroys database orders-blue"], StepTexts.Effects(StepSamples.Named("delete-saved-database")));
    }

    [Fact]
    public void A_restored_database_is_a_new_one_with_earlier_data_of_the_old()
        => Assert.Equal(["Creates database orders-again", "Restores database orders-blue"], StepTexts.Effects(StepSamples.Named("restore-latest")));

    [Fact]
    public void A_gate_speaks_of_its_alarms_or_of_what_they_watch()
    {
        Assert.Equal(["Gates alarm orders-5xx", "Gates alarm orders-latency"], StepTexts.Effects(StepSamples.Named("alarms")));
        Assert.Equal(["Gates record api.example.com A"], StepTexts.Effects(StepSamples.Named("alarms-of-record")));
    }

    [Fact]
    public void A_rollout_of_Argo_is_one_place_for_all_who_speak_of_it()
    {
        Assert.Equal(["Gates rollout prod/shop/api"], StepTexts.Effects(StepSamples.Named("argo-rolled-out")));
        Assert.Equal(["Promotes rollout prod/shop/api"], StepTexts.Effects(StepSamples.Named("argo-promote")));
        Assert.Equal(["Restores rollout shop/api"], StepTexts.Effects(StepSamples.Named("argo-abort")));
    }

    [Fact]
    public void A_sync_that_deletes_destroys()
    {
        Assert.Equal(["Writes bucket orders-green-receipts"], StepTexts.Effects(StepSamples.Named("sync")));
        Assert.Equal(["Writes bucket archive", "Destroys bucket archive"], StepTexts.Effects(StepSamples.Named("sync-all")));
    }
}
