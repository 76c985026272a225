"""A disk that really takes nothing more: keying stops, nothing untrue is shown, and Enter goes on later."""

import contextlib
import signal
import sys
from collections.abc import Iterator

if sys.platform != "win32":
    import resource

    @contextlib.contextmanager
    def full_disk() -> Iterator[None]:
        """Files of this process may not grow any more: the system refuses every write behind their end."""
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (512, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, before)

    def test_a_full_disk_stops_keying_and_enter_goes_on_when_there_is_room(typist):
        typist.type("44")
        with full_disk():
            typist.type("5")
            assert typist.page.foot.failing
            assert typist.page.model.row(2).answer is None
            assert typist.page.spot.saying.line == "Not on disk since item 3"
            typist.type("1")
            typist.press("Return")
            assert typist.page.foot.failing
            assert typist.page.pen.item.id == "ffmq_03"
        typist.press("Return")
        assert not typist.page.foot.failing
        assert [answer.keyed for answer in typist.stored().answers.values()] == ["4", "4", "5"]
        assert typist.page.pen.item.id == "ffmq_04"
