"""The application without a browser: what it sends, to whom, and what it never sends."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import telling
from flask.testing import FlaskClient

from timeline.byhand import tell, understand
from timeline.corrections.correction import of_event
from timeline.model import Document
from timeline.read import parse_published, read_all, read_bytes
from timeline.resources import assets
from timeline.store import Action, Library
from timeline.web import ids
from timeline.web.app import create_app
from timeline.web.download import Download

HOSTILE = Document(
    "It rained in 1953. <script>alert(1)</script>",
    title="</script><img src=x onerror=alert(1)> Überschwemmung “1953”",
    published=date(2016, 11, 23),
)
FORMATS = (
    Download("json", "JSON", "application/json", lambda timeline: [json.dumps([event.headline for event in timeline.events])]),
    Download("csv", "CSV", "text/csv", lambda timeline: (f"{event.headline}\n" for event in timeline.events)),
)


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as library:
        yield library


def client_of(library: Library, **options: Any) -> FlaskClient:
    wiring = {"read": read_bytes, "fetch": lambda address: read_all([address]), "parse_published": parse_published}
    app = create_app(library, extract=telling.extract, understand=understand, tell=tell, downloads=FORMATS, **(wiring | options))
    client: FlaskClient = app.server.test_client()
    return client


@pytest.fixture
def client(library: Library) -> FlaskClient:
    return client_of(library)


def scripts() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((assets() / "dashboard").glob("*.js")))


def answer(client: FlaskClient, outputs: list[str], inputs: dict[str, Any]) -> dict[str, Any]:
    """What the callback with exactly these outputs answers, by the id of the part."""
    joined = f"..{'...'.join(outputs)}.."
    (spec,) = (callback for callback in client.get("/_dash-dependencies").get_json() if callback["output"] == joined)
    wanted = [dict(item, value=inputs.get(f"{item['id']}.{item['property']}")) for item in spec["inputs"]]
    body = {
        "output": spec["output"],
        "outputs": [dict(zip(("id", "property"), output.rsplit(".", 1), strict=True)) for output in outputs],
        "inputs": wanted,
        "state": [dict(item, value=inputs.get(f"{item['id']}.{item['property']}")) for item in spec["state"]],
        "changedPropIds": [f"{wanted[0]['id']}.{wanted[0]['property']}"],
    }
    response = client.post("/_dash-update-component", json=body)
    assert response.status_code == 200, response.text
    told: dict[str, Any] = response.get_json()["response"]
    return told


SHOW = [
    *(f"{ids.PAYLOAD}.data", f"{ids.ARTICLES_LIST}.children", f"{ids.ARTICLES_LABEL}.children", f"{ids.GREETING}.hidden"),
    *(f"{ids.VIEWS}.children", f"{ids.HISTORY}.data"),
]


@pytest.mark.parametrize(
    "path", ["/", "/_dash-layout", "/_dash-dependencies", "/download/json", "/nowhere", "/revision", "/assets/dashboard/main.js"]
)
def test_every_answer_carries_the_policy(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(directive.split(" ", 1) for directive in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_policy_allows_each_inline_script_of_the_page(client: FlaskClient) -> None:
    import base64
    import hashlib

    response = client.get("/")
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", response.text, re.DOTALL)
    scripts = [text for attributes, text in inline if "application/json" not in attributes]
    assert scripts
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in response.headers["Content-Security-Policy"]


def test_the_page_loads_from_this_server_alone(client: FlaskClient) -> None:
    sources = re.findall(r"<(?:script|link)[^>]*(?:src|href)=\"([^\"]+)\"", client.get("/").text)
    assert len(sources) > 5
    assert [source for source in sources if not source.startswith(("/", "data:"))] == []
    for source in sources:
        if source.startswith("/"):
            assert client.get(source).status_code == 200, source


def test_the_page_has_every_part_of_the_browser_module_in_its_order_and_nothing_of_the_static_page(client: FlaskClient) -> None:
    page = client.get("/").text
    (address,) = re.findall(r'src="(/scripts-[^"]+)"', page)
    scripts = client.get(address)
    assert (scripts.cache_control.max_age, scripts.cache_control.immutable) == (31_536_000, True)
    parts = [path for folder in ("dashboard", "timeline") for path in sorted((assets() / folder).glob("*.js"))]
    assert scripts.text == "\n".join(path.read_text(encoding="utf-8") for path in parts)
    for style in ("dashboard.css", "timeline.css"):
        assert (assets() / style).read_text(encoding="utf-8") in page
    assert "/assets/" not in page


def test_plotly_comes_from_the_installed_package_and_may_be_kept(client: FlaskClient) -> None:
    (address,) = re.findall(r'content="(/plotly-[^"]+)"', client.get("/").text)
    response = client.get(address)
    assert response.mimetype == "text/javascript"
    assert (response.cache_control.max_age, response.cache_control.immutable) == (31_536_000, True)
    assert b"Plotly" in response.data[:4000] or b"plotly" in response.data[:4000]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:8050", 200),
        ("[::1]:8050", 200),
        ("LOCALHOST:1", 200),
        ("example.org", 400),
        ("localhost.example.org", 400),
    ],
)
def test_only_this_computers_own_names_are_answered(client: FlaskClient, host: str, status: int) -> None:
    assert client.get("/", headers={"Host": host}).status_code == status


def test_other_names_are_answered_when_they_are_trusted(library: Library) -> None:
    assert client_of(library, trusted_hosts=("news.example.org",)).get("/", headers={"Host": "news.example.org"}).status_code == 200
    assert client_of(library, trusted_hosts=None).get("/", headers={"Host": "example.org"}).status_code == 200


def test_callbacks_take_only_json_which_no_foreign_form_can_send(client: FlaskClient) -> None:
    response = client.post("/_dash-update-component", data="{}", content_type="text/plain")
    assert response.status_code >= 400


def test_an_articles_words_are_data_and_never_markup(library: Library) -> None:
    article = library.add(HOSTILE)
    client = client_of(library)
    assert "onerror" not in client.get("/").text
    told = answer(client, SHOW, {f"{ids.ADDRESS}.search": f"?article={article}"})
    assert told[ids.PAYLOAD]["data"]["documents"][0]["title"] == HOSTILE.title
    assert told[ids.ARTICLES_LABEL]["children"] == HOSTILE.title


def test_an_empty_library_greets_with_the_sample(library: Library) -> None:
    client = client_of(library, sample=lambda: Document("It rained in 1953.", title="Rain"))
    told = answer(client, SHOW, {f"{ids.ADDRESS}.search": ""})
    assert told[ids.GREETING]["hidden"] is False
    assert [event["headline"] for event in told[ids.PAYLOAD]["data"]["events"]] == ["It rained in 1953"]
    library.add(HOSTILE)
    told = answer(client, SHOW, {f"{ids.ADDRESS}.search": ""})
    assert told[ids.GREETING]["hidden"] is True
    assert [document["title"] for document in told[ids.PAYLOAD]["data"]["documents"]] == [HOSTILE.title]


def test_an_empty_library_without_a_sample_is_a_page_all_the_same(client: FlaskClient) -> None:
    assert answer(client, SHOW, {})[ids.PAYLOAD]["data"]["events"] == []


def test_several_articles_are_one_timeline(library: Library) -> None:
    ids_of = [library.add(Document(f"It rained in {year}.", title=str(year))) for year in (1953, 1962, 1987)]
    told = answer(client_of(library), SHOW, {f"{ids.ADDRESS}.search": f"?article={ids_of[2]}&article={ids_of[0]}"})
    assert [event["as_written"] for event in told[ids.PAYLOAD]["data"]["events"]] == ["1953", "1987"]
    assert told[ids.ARTICLES_LABEL]["children"] == "2 articles"


def test_a_download_holds_what_is_shown_under_a_name_of_its_own(library: Library) -> None:
    article = library.add(HOSTILE)
    library.add(Document("It snowed in 1962.", title="Snow"))
    response = client_of(library).get(f"/download/json?article={article}")
    assert response.get_json() == ["It rained in 1953"]
    assert response.headers["Content-Disposition"].startswith(
        "attachment; filename*=UTF-8''script-img-src-x-onerror-alert-1-%C3%BCberschwemmung"
    )
    assert client_of(library).get("/download/csv").text == "It rained in 1953\nIt snowed in 1962\n"
    assert client_of(library).get("/download/exe").status_code == 404


def test_the_scripts_and_the_layout_name_the_same_parts(client: FlaskClient) -> None:
    named = set(re.findall(r'(?:getElementById|getApiAsync|\bset)\("([\w-]+)"', scripts())) - {"plotly"}
    layout = client.get("/_dash-layout").text
    assert named
    assert [name for name in sorted(named) if f'"id":"{name}"' not in layout.replace('": "', '":"')] == []


def test_every_clientside_answer_exists(client: FlaskClient) -> None:
    wanted = {
        callback["clientside_function"]["function_name"]
        for callback in client.get("/_dash-dependencies").get_json()
        if callback["clientside_function"]
    }
    assert wanted
    assert [name for name in sorted(wanted) if not re.search(rf"^    {name}(?:\(|:|,)", scripts(), re.MULTILINE)] == []


def added(client: FlaskClient, body: bytes, **told: str) -> list[dict[str, Any]]:
    header = quote(json.dumps({"way": "file", "name": "rain.txt", "job": "1", **told}))
    response = client.post("/intake", data=body, headers={"X-Intake": header})
    assert response.status_code == 200, response.text
    return [json.loads(line) for line in response.text.splitlines()]


def test_what_is_added_is_told_line_by_line(client: FlaskClient, library: Library) -> None:
    lines = b'{"text": "It rained in 1953.", "title": "Rain"}\n{"title": "no text"}\n'
    good, bad = added(client, lines, name="rain.jsonl")
    assert (good["article"], good["title"], good["events"]) == (library.articles()[0].id, "Rain", 1)
    assert (bad["article"], bool(bad["problem"])) == (None, True)


def test_a_job_that_was_cancelled_adds_nothing(client: FlaskClient, library: Library) -> None:
    assert client.post("/intake/cancel", headers={"X-Intake": "1"}).status_code == 204
    assert added(client, b"It rained in 1953.") == []
    assert library.articles() == ()
    assert len(added(client, b"It rained in 1953.")) == 1


@pytest.mark.parametrize("path", ["/intake", "/intake/cancel"])
def test_a_form_of_a_foreign_page_adds_nothing(client: FlaskClient, library: Library, path: str) -> None:
    assert client.post(path, data={"name": "x"}).status_code == 400
    preflight = client.options(path, headers={"Origin": "https://example.org", "Access-Control-Request-Headers": "x-intake"})
    assert "Access-Control-Allow-Headers" not in preflight.headers
    assert library.articles() == ()


def test_the_revision_tells_whether_anything_was_written(client: FlaskClient, library: Library) -> None:
    assert client.get("/revision").get_json() == 0
    library.add(HOSTILE)
    response = client.get("/revision")
    assert (response.get_json(), response.cache_control.no_store) == (1, True)


def test_what_was_corrected_is_a_download_of_its_own(library: Library) -> None:
    article = library.add(HOSTILE)
    client = client_of(library)
    assert client.get("/download/corrections").text == ""
    (extraction,) = telling.extract(library.document(article)).extractions
    found = of_event(extraction.events[0], extraction)
    library.correct(article, found.found.id, lambda said: replace(found, note="Check."), Action.EDIT_EVENT, "x")
    response = client.get(f"/download/corrections?article={article}")
    assert [json.loads(line)["said"] for line in response.text.splitlines()] == [{"note": "Check."}]
    assert response.headers["Content-Disposition"] == "attachment; filename*=UTF-8''corrections.jsonl"


def test_a_library_that_is_not_kept_can_be_saved_and_opened_again(library: Library, tmp_path: Path) -> None:
    article = library.add(HOSTILE)
    library.rename(article, "Rain")
    response = client_of(library).get("/download/library.db")
    assert "library.db" in response.headers["Content-Disposition"]
    (tmp_path / "again.db").write_bytes(response.data)
    with Library(tmp_path / "again.db") as again:
        assert [listed.title for listed in again.articles()] == ["Rain"]
        last = again.undoable()
        assert last
        again.undo(last.sequence)
        assert [listed.title for listed in again.articles()] == [HOSTILE.title]
