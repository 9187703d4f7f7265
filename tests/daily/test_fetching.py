"""Pages are fetched from the web and from nowhere else."""

import pytest

from summarizer.daily import fetching
from summarizer.daily.fetching import Fetcher
from summarizer.errors import InputError
from tests.daily.web import serving


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:8080/admin",
        "http://[::1]/",
        "http://10.0.0.8/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://2130706433/",
    ],
)
def test_a_link_into_the_own_network_is_refused(address: str) -> None:
    with Fetcher() as fetch, pytest.raises(InputError, match="private network"):
        fetch(address)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://a.example/", "", "http://", "x:"])
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with Fetcher() as fetch, pytest.raises(InputError, match="no address"):
        fetch(address)


def test_a_redirect_into_the_own_network_is_refused() -> None:
    with serving() as site:
        other = site.url.replace("127.0.0.1", "127.0.0.2")
        site.put("/", "", 302, Location=other)
        with Fetcher([site.url]) as fetch, pytest.raises(InputError, match="private network"):
            fetch(f"{site.url}/")


def test_redirects_within_the_host_are_followed_but_not_for_ever() -> None:
    with serving() as site, Fetcher([site.url]) as fetch:
        site.put("/a", "", 302, Location="/b")
        site.put("/b", "here")
        site.put("/loop", "", 302, Location="/loop")
        assert fetch(f"{site.url}/a") == b"here"
        with pytest.raises(InputError, match="too often"):
            fetch(f"{site.url}/loop")


def test_a_passing_fault_is_tried_three_times_and_a_lasting_one_once() -> None:
    with serving() as site, Fetcher([site.url]) as fetch:
        site.put("/busy", "", 503)
        with pytest.raises(InputError, match="503"):
            fetch(f"{site.url}/busy")
        with pytest.raises(InputError, match="404"):
            fetch(f"{site.url}/none")
    assert site.asked == ["/busy"] * 3 + ["/none"]


def test_a_page_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 1000)
    with serving() as site, Fetcher([site.url]) as fetch:
        site.put("/big", "x" * 100_000)
        with pytest.raises(InputError, match="larger than"):
            fetch(f"{site.url}/big")
