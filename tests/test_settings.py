"""Where settings come from, and what is said about wrong ones."""

from pathlib import Path

import pytest

from summarizer.cli.edge import USAGE
from summarizer.endpoints import OPENAI_URL, Endpoint
from summarizer.errors import FlagError, SettingsError
from summarizer.settings import Settings, load_settings

USUAL = [
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "OPENAI_API_VERSION",
    "AZURE_OPENAI_API_KEY",
    "AZURE_OPENAI_ENDPOINT",
]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, without any setting from outside."""
    monkeypatch.chdir(tmp_path)
    for name in [*USUAL, *(f"SUMMARIZER_{field.upper()}" for field in Settings.model_fields)]:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def toml(folder: Path, text: str) -> None:
    (folder / "summarizer.toml").write_text(text, encoding="utf-8")


def hosted(**flags: object) -> Endpoint:
    endpoint = load_settings(**{"model": "m", **flags}).endpoint()
    assert endpoint is not None
    return endpoint


def key_of(endpoint: Endpoint) -> str:
    return endpoint.api_key.get_secret_value()


def test_with_nothing_set_the_embedded_model_is_used() -> None:
    settings = load_settings()
    assert settings.endpoint() is None
    assert settings.temperature == 0.0


def test_a_flag_wins_over_the_environment_and_that_over_the_file(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toml(elsewhere, 'model = "file"\nconcurrency = 3\ntimeout = 9\n')
    monkeypatch.setenv("SUMMARIZER_MODEL", "environment")
    monkeypatch.setenv("SUMMARIZER_CONCURRENCY", "4")
    settings = load_settings(model="flag", timeout=None)
    assert (settings.model, settings.concurrency, settings.timeout) == ("flag", 4, 9.0)


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MODEL", "")
    assert load_settings().model is None


def test_an_unknown_setting_in_the_file_is_named_with_the_known_ones(elsewhere: Path) -> None:
    toml(elsewhere, 'modell = "x"\n')
    with pytest.raises(SettingsError, match=r"unknown setting: modell\. .*model, .*temperature"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("temperature", "3", "less than or equal to 2"),
        ("timeout", "soon", "valid number"),
        ("concurrency", "0", "greater than 0"),
        ("mode", "xml", "'json_schema', 'tools' or 'json'"),
        ("base_url", "localhost:8000", "must be an address"),
        ("retries", "-1", "greater than or equal to 0"),
    ],
)
def test_a_wrong_value_is_named_with_where_it_stands(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, complaint: str
) -> None:
    with pytest.raises(SettingsError, match=complaint) as caught:
        load_settings(**{name: value})
    assert f"--{name.replace('_', '-')}: " in str(caught.value)

    toml(elsewhere, f'{name} = "{value}"\n')
    with pytest.raises(SettingsError, match=f"{name} in summarizer.toml: "):
        load_settings()

    monkeypatch.setenv(f"SUMMARIZER_{name.upper()}", value)
    with pytest.raises(SettingsError, match=f"SUMMARIZER_{name.upper()}: ") as caught:
        load_settings()
    assert value in str(caught.value)


def test_a_wrong_key_is_reported_without_showing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", "se cret")
    with pytest.raises(SettingsError, match="SUMMARIZER_API_KEY: must be plain") as caught:
        load_settings()
    assert "cret" not in str(caught.value)


def test_a_key_is_never_shown() -> None:
    settings = load_settings(model="m", api_key="k-secret")
    shown = repr(settings) + str(settings) + settings.model_dump_json() + repr(settings.endpoint())
    assert "k-secret" not in shown
    assert key_of(hosted(api_key="k-secret")) == "k-secret"


def test_a_broken_file_is_reported(elsewhere: Path) -> None:
    toml(elsewhere, "model = \n")
    with pytest.raises(SettingsError, match=r"summarizer\.toml is not valid TOML"):
        load_settings()


def test_a_model_alone_means_openai_and_needs_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match=r"api\.openai\.com needs a key.*OPENAI_API_KEY"):
        hosted()
    monkeypatch.setenv("OPENAI_API_KEY", "k1")
    endpoint = hosted()
    assert (endpoint.kind, endpoint.base_url, key_of(endpoint)) == ("openai", OPENAI_URL, "k1")


def test_a_key_alone_sends_no_article_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k1")
    assert load_settings().endpoint() is None


def test_an_address_without_a_model_is_reported() -> None:
    with pytest.raises(SettingsError, match="no model"):
        load_settings(base_url="http://localhost:11434/v1").endpoint()


def test_a_local_endpoint_needs_no_key() -> None:
    endpoint = hosted(base_url="http://localhost:11434/v1/")
    assert (endpoint.kind, endpoint.base_url) == ("compatible", "http://localhost:11434/v1")
    assert key_of(endpoint) == ""


def test_openais_key_is_not_sent_to_another_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k1")
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "k2")
    assert key_of(hosted(base_url="https://models.example/v1")) == ""
    assert key_of(hosted(base_url="https://api.openai.com/v1")) == "k1"
    assert key_of(hosted(base_url="https://r.openai.azure.com")) == "k2"
    assert key_of(hosted(base_url="https://gateway.example/x", api_version="1", api_key="k")) == "k"
    with pytest.raises(SettingsError, match="needs a key"):
        hosted(base_url="https://gateway.example/x", api_version="1")


def test_the_usual_address_takes_the_usual_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k1")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://proxy.example/v1")
    endpoint = hosted()
    assert (endpoint.base_url, key_of(endpoint)) == ("https://proxy.example/v1", "k1")


def test_our_own_key_wins_over_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k1")
    monkeypatch.setenv("SUMMARIZER_API_KEY", "k2")
    assert key_of(hosted()) == "k2"


def test_azure_works_with_its_usual_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "k2")
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://r.openai.azure.com/")
    endpoint = hosted(model="deployment")
    assert (endpoint.kind, endpoint.base_url) == ("azure", "https://r.openai.azure.com")
    assert (endpoint.model, key_of(endpoint)) == ("deployment", "k2")
    assert endpoint.api_version == "2024-10-21"


def test_azures_version_comes_from_the_setting_the_variable_or_a_pasted_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = "https://r.openai.azure.com"
    pasted = f"{url}/openai/deployments/d/chat/completions?api-version=2025-01-01-preview"
    monkeypatch.setenv("OPENAI_API_VERSION", "2025-03-01")
    assert hosted(base_url=url, api_key="k").api_version == "2025-03-01"
    assert hosted(base_url=url, api_key="k", api_version="2").api_version == "2"
    assert hosted(base_url=pasted, api_key="k").api_version == "2025-01-01-preview"


def test_azures_newer_address_speaks_plain_openai(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "k2")
    endpoint = hosted(base_url="https://r.openai.azure.com/openai/v1/")
    assert (endpoint.kind, endpoint.api_version, key_of(endpoint)) == ("compatible", None, "k2")


def test_the_repair_round_is_for_hosted_models_unless_set() -> None:
    assert load_settings().repairs("openai")
    assert not load_settings().repairs("embedded")
    assert load_settings(repair=True).repairs("embedded")
    assert not load_settings(repair=False).repairs("openai")


def test_the_embedded_model_answers_in_the_articles_language_unless_set() -> None:
    assert load_settings().answer_language("compatible", "fr") == "fr"
    assert load_settings().answer_language("embedded", "fr") is None
    assert load_settings(translate="always").answer_language("embedded", "fr") == "fr"
    assert load_settings(translate="never").answer_language("openai", "fr") is None


def test_an_option_that_makes_no_sense_is_wrong_usage() -> None:
    with pytest.raises(FlagError, match="--budget") as caught:
        load_settings(money_budget=-1)
    assert caught.value.exit_code == USAGE


def test_the_embedded_model_can_be_asked_for_by_name() -> None:
    assert load_settings(model="embedded").endpoint() is None


def test_a_hosted_model_writes_the_lede_and_the_embedded_one_only_if_told_to() -> None:
    usual = load_settings()
    assert (usual.asks_for_lede("openai"), usual.asks_for_lede("embedded")) == (True, False)
    assert load_settings(lede="model").asks_for_lede("embedded")
    assert not load_settings(lede="code").asks_for_lede("openai")
