"""The launcher: readiness, its errors, its end."""

import signal
import socket
import struct
import subprocess
import sys
import tempfile
import unittest
import urllib.request

from support import HERE, start_server, stop_server

DAY = 86_400
TICKS = 10_000_000  # a second
AHEAD = """
import sys, time
from moto.core.utils import unix_time
from cfn_plugin import clock
clock.install(sys.argv[1])
print(unix_time() - time.time())
"""
START = [sys.executable, str(HERE / "start")]


def run(*arguments):
    """Run the launcher to its end."""
    return subprocess.run(
        [*START, *arguments], capture_output=True, text=True, timeout=60,
    )


class StartTest(unittest.TestCase):
    """tests/endpoint/start."""

    def test_help(self):
        result = run("--help")
        self.assertEqual(result.returncode, 0)
        self.assertIn("PORT", result.stdout)

    def test_bad_ports(self):
        for port in ("abc", "70000", "1.5"):
            with self.subTest(port):
                result = run(port)
                self.assertEqual(result.returncode, 2)
                self.assertIn("not a port", result.stderr)
                self.assertEqual(result.stderr.count("\n"), 1)

    def test_busy_port(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            result = run(port)
        self.assertEqual(result.returncode, 2)
        self.assertIn(f"cannot listen on 127.0.0.1:{port}", result.stderr)
        self.assertEqual(result.stderr.count("\n"), 1)

    def test_missing_moto(self):
        result = subprocess.run(
            [sys.executable, "-I", "-S", str(HERE / "start"), "0"],
            capture_output=True, text=True, timeout=60,
            env={"PATH": "/nonexistent"},
        )
        self.assertEqual(result.returncode, 2)
        self.assertIn("moto is not installed", result.stderr)
        self.assertIn("pip install", result.stderr)

    def test_answers_when_it_says_so_and_stops_cleanly(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(number):
                process, url = start_server()
                opener = urllib.request.build_opener(
                    urllib.request.ProxyHandler({})
                )
                with opener.open(f"{url}/moto-api/data.json") as answer:
                    self.assertEqual(answer.status, 200)
                process.send_signal(number)
                self.assertEqual(process.wait(10), 0)
                self.assertEqual(process.stdout.read(), "")
                process.stdout.close()

    def test_the_clock_file_is_put_forward_and_back(self):
        with tempfile.NamedTemporaryFile() as clock:
            seen = []
            for parts in ((0, 0), (7 * DAY, -DAY)):
                clock.seek(0)
                clock.write(struct.pack("<qq", *(p * TICKS for p in parts)))
                clock.flush()
                result = subprocess.run(
                    [sys.executable, "-c", AHEAD, clock.name], cwd=HERE,
                    check=True, capture_output=True, text=True, timeout=60,
                )
                seen.append(float(result.stdout))
        self.assertAlmostEqual(seen[0], 0, delta=60)
        self.assertAlmostEqual(seen[1], 6 * DAY, delta=60)

    def test_stop_helper_returns_the_exit_code(self):
        process, _ = start_server()
        self.assertEqual(stop_server(process), 0)


if __name__ == "__main__":
    unittest.main()
