"""The dashboard in a real Chromium, as people use it. After each test: no error on the page, nothing that the policy had to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desks import DAM, FLOOD, FLOODED, Desk, desk

from timeline.model import Document
from timeline.pipeline import extract
from timeline.read import read_all
from timeline.store import Library

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload

RAINED = "It rained yesterday"
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script> It burnt in 1962. </script><script>alert(3)</script>"


@pytest.fixture
def empty(browser: Browser, library: Library) -> Iterator[Desk]:
    """On an empty library that greets with a sample."""
    with desk(browser, library, sample=FLOOD) as opened:
        opened.open()
        yield opened
        assert opened.wrong == []


def test_an_empty_library_greets_with_a_sample_in_all_views(empty: Desk) -> None:
    assert empty.page.get_by_role("region", name="Welcome").is_visible()
    assert empty.texts(".et-title") == [FLOOD.title]
    assert empty.page.locator(".et-mark").count() == 3
    assert empty.page.locator(".et-strip").is_visible()
    assert empty.page.locator(".et-text mark").all_inner_texts() == ["1953", "1962", "1962", "yesterday"]
    assert empty.rows() == [FLOODED, DAM, DAM]
    for way in ("Drop or choose files", "Paste text", "Keep the sample"):
        assert empty.button(way).is_visible()


def test_the_projects_own_samples_with_the_real_engine(browser: Browser, library: Library, articles: Path) -> None:
    added = [library.add(document) for document in read_all([articles]) if isinstance(document, Document)]
    with desk(browser, library, extract=extract) as opened:
        opened.open("?" + "&".join(f"article={article.id}" for article in library.articles()))
        assert opened.texts(".et-title") == [f"{len(added)} articles"]
        opened.page.locator('.table .ag-row[row-index="2"] [col-id="event"]').click()
        opened.settle()
        (chosen,) = opened.selected()["table"]
        assert opened.selected()["details"] == [chosen]
        assert opened.selected()["article"]
        assert "Why" in opened.page.locator(".et-details").inner_text()
        assert opened.wrong == []


def test_the_sample_can_be_kept(empty: Desk) -> None:
    empty.button("Keep the sample").click()
    empty.settle()
    assert [article.title for article in empty.library.articles()] == [FLOOD.title]
    assert not empty.page.get_by_role("region", name="Welcome").is_visible()
    assert empty.texts(".et-title") == [FLOOD.title]


def choose_in_chart(page: Desk) -> None:
    page.click_mark(FLOODED)


def choose_in_article(page: Desk) -> None:
    page.page.locator(".et-text mark").first.click()


def choose_in_table(page: Desk) -> None:
    page.page.locator('.table [col-id="event"]', has_text=FLOODED).click()


def choose_by_keys_in_chart(page: Desk) -> None:
    page.page.locator(".et-layer").focus()
    page.page.keyboard.press("Home")
    page.page.keyboard.press("Enter")


def choose_by_keys_in_table(page: Desk) -> None:
    page.page.locator('.table .ag-header-cell[col-id="when"]').focus()
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("Space")


@pytest.mark.parametrize("choose", [choose_in_chart, choose_in_article, choose_in_table, choose_by_keys_in_chart, choose_by_keys_in_table])
def test_selecting_in_one_view_selects_in_all_without_a_request(page: Desk, choose: Callable[[Desk], None]) -> None:
    page.quiet()
    choose(page)
    page.settle()
    assert page.selected() == {"chart": [f"{FLOODED}, 1953"], "details": [FLOODED], "article": ["1953"], "table": [FLOODED]}
    assert page.asked == []
    assert page.page.url.endswith("#event=" + page.library.articles()[0].id + "-0")


def test_looking_around_sends_no_request(page: Desk) -> None:
    page.quiet()
    page.click_mark(FLOODED)
    page.page.keyboard.press("ArrowRight")
    chart = page.page.locator(".et-layer").bounding_box()
    assert chart
    page.page.mouse.move(chart["x"] + chart["width"] / 2, chart["y"] + 40)
    page.page.mouse.wheel(0, -400)
    page.page.keyboard.press("+")
    page.page.locator(".et-text mark").first.hover()
    page.page.locator('.table .ag-row[row-index="1"]').hover()
    page.page.locator(".et-scales").get_by_text("Linear").click()
    page.page.locator('.table .ag-header-cell[col-id="event"]').click()
    page.page.get_by_placeholder("Search events").fill("dam")
    page.settle()
    assert page.rows() == [DAM, DAM]
    page.page.get_by_placeholder("Search events").fill("")
    page.settle()
    assert len(page.rows()) == 3
    assert page.asked == []


def test_back_and_forth_and_the_address_keep_the_selection(page: Desk) -> None:
    page.click_mark(FLOODED)
    page.settle()
    page.page.locator('.table [col-id="event"]', has_text=DAM).first.click()
    page.settle()
    page.quiet()
    page.page.go_back()
    page.settle()
    assert page.selected()["table"] == [FLOODED]
    assert page.asked == []
    page.page.reload()
    page.page.wait_for_selector(".ag-row-selected")
    page.settle()
    assert page.selected()["table"] == page.selected()["details"] == [FLOODED]


def test_an_article_is_added_by_pasting_it(empty: Desk) -> None:
    empty.button("Paste text").click()
    dialog = empty.dialog("Add articles")
    dialog.get_by_label("Article").fill("The mill burnt in 1912.\nIt was closed yesterday.")
    dialog.get_by_label("Title").fill("A mill")
    dialog.get_by_label("Publication date").fill("3 Feb 2015")
    dialog.get_by_text("Tuesday 3 February 2015").wait_for()
    dialog.get_by_role("button", name="Add", exact=True).click()
    dialog.wait_for(state="hidden")
    empty.settle()
    assert empty.texts(".et-title") == ["A mill"]
    assert empty.rows() == ["The mill burnt in 1912", "It was closed yesterday"]
    assert [text.split(" Undo")[0] for text in empty.texts("#intake")] == ["Added “A mill”: 2 events."]
    assert [(article.title, article.published) for article in empty.library.articles()] == [("A mill", date(2015, 2, 3))]


def test_a_date_that_is_none_is_told_where_it_was_typed_and_nothing_is_added(empty: Desk) -> None:
    empty.button("Add article").click()
    dialog = empty.dialog("Add articles")
    dialog.get_by_role("tab", name="Text").click()
    dialog.get_by_label("Article").fill("The mill burnt in 1912.")
    dialog.get_by_label("Publication date").fill("the day of the fire")
    dialog.locator("#add-published-error").wait_for()
    dialog.get_by_role("button", name="Add", exact=True).click()
    dialog.get_by_text("write a full date").wait_for()
    empty.settle()
    assert empty.library.articles() == ()
    assert dialog.get_by_label("Article").input_value() == "The mill burnt in 1912."
    dialog.get_by_label("Publication date").fill("3 Feb 2015")
    dialog.get_by_role("button", name="Add", exact=True).click()
    empty.page.locator(".et-title", has_text="The mill burnt in 1912").wait_for()
    empty.button("Add article").click()
    dialog.get_by_role("tab", name="Text").click()
    assert dialog.get_by_label("Article").input_value() == ""


def text_file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": content}


def test_files_are_added_together_and_an_error_stands_beside_its_file(page: Desk) -> None:
    page.button("Add article").click()
    dialog = page.dialog("Add articles")
    with page.page.expect_file_chooser() as chooser:
        dialog.locator("#add-choose").click()
    chooser.value.set_files(
        [
            text_file("mill.txt", b"date 2015-02-03\n\nA mill\n\nThe mill burnt in 1912."),
            text_file("nothing.txt", b""),
            text_file("ferry.txt", b"date 2015-02-04\n\nA ferry\n\nThe ferry sank in 1913."),
        ]
    )
    page.page.locator(".intake p", has_text="Added 2 articles").wait_for()
    page.settle()
    assert [text.split()[0] for text in page.texts(".failures li")] == ["nothing.txt"]
    assert not dialog.is_visible()
    page.button("Close").click()
    assert page.texts("#intake") == [""]
    assert page.texts(".et-title") == ["3 articles"]
    assert [headline for headline in page.rows() if "date" not in headline] == [
        "The mill burnt in 1912",
        "The ferry sank in 1913",
        FLOODED,
        DAM,
        DAM,
    ]
    assert page.texts('.table .ag-header-cell[col-id="article"]') == ["Article"]


def test_another_publication_date_moves_what_is_counted_from_it(page: Desk) -> None:
    assert page.rows() == [FLOODED, DAM, DAM]
    page.button("change").click()
    dialog = page.dialog("About this article")
    dialog.get_by_label("Publication date").fill("23 November 2016")
    dialog.get_by_text("1 event moves").wait_for()
    assert page.texts(".preview td") == [RAINED, "undated", "→", "22 Nov 2016"]
    dialog.get_by_role("button", name="Save").click()
    dialog.wait_for(state="hidden")
    page.settle()
    assert page.rows() == [FLOODED, DAM, DAM, RAINED]
    page.button("change").click()
    dialog.get_by_label("Publication date").fill("2017-01-01")
    dialog.get_by_text("1 event moves").wait_for()
    assert page.texts(".preview td") == [RAINED, "22 Nov 2016", "→", "31 Dec 2016"]
    page.page.keyboard.press("Enter")
    page.page.locator(".table", has_text="31 Dec 2016").wait_for()
    assert page.library.document(page.library.articles()[0].id).published == date(2017, 1, 1)


def test_a_date_is_saved_however_quickly(page: Desk) -> None:
    page.button("change").click()
    dialog = page.dialog("About this article")
    dialog.get_by_label("Publication date").fill("23 November 2016")
    dialog.get_by_role("button", name="Save").click()
    dialog.wait_for(state="hidden")
    assert page.library.articles()[0].published == date(2016, 11, 23)


def test_a_file_can_be_dropped_anywhere(page: Desk) -> None:
    page.page.evaluate("""() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["The mill burnt in 1912."], "mill.txt", { type: "text/plain" }));
      document.querySelector(".et-title").dispatchEvent(new DragEvent("dragenter", { bubbles: true, dataTransfer }));
      window.dragged = dataTransfer;
    }""")
    page.page.locator("body.dropping").wait_for()
    page.page.locator(".et-title").evaluate("""(title) =>
      title.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: window.dragged }))""")
    page.page.locator(".et-title", has_text="2 articles").wait_for()


def test_an_article_is_removed_and_brought_back(page: Desk) -> None:
    page.library.add(Document("The mill burnt in 1912.", title="A mill"))
    page.open(f"?article={page.library.articles()[0].id}")
    page.button("change").click()
    page.dialog("About this article").get_by_role("button", name="Remove from library").click()
    page.page.locator("#notice").get_by_role("button", name="Undo").wait_for()
    page.settle()
    assert [article.title for article in page.library.articles()] == ["A mill"]
    assert page.texts(".et-title") == ["A mill"]
    page.page.locator("#notice").get_by_role("button", name="Undo").click()
    page.page.locator(".et-title", has_text=FLOOD.title).wait_for()
    assert [article.title for article in page.library.articles()] == [FLOOD.title, "A mill"]


def test_several_articles_are_one_timeline_and_never_none(page: Desk) -> None:
    page.library.add(Document("The mill burnt in 1912.", title="A mill"))
    page.open(f"?article={page.library.articles()[1].id}")
    assert page.texts(".et-title") == ["A mill"]
    page.page.locator("#articles-button").click()
    page.page.get_by_role("checkbox", name=f"Show {FLOOD.title}").check()
    page.page.locator(".et-title", has_text="2 articles").wait_for()
    page.settle()
    assert page.rows() == ["The mill burnt in 1912", FLOODED, DAM, DAM]
    page.page.get_by_role("checkbox", name="Show A mill").uncheck()
    page.page.locator(".et-title", has_text=FLOOD.title).wait_for()
    page.page.get_by_role("checkbox", name=f"Show {FLOOD.title}").click()
    page.settle()
    assert page.page.get_by_role("checkbox", name=f"Show {FLOOD.title}").is_checked()
    assert page.texts(".et-title") == [FLOOD.title]
    page.page.locator(".article", has_text="A mill").get_by_title("Show only this").click()
    page.page.locator(".et-title", has_text="A mill").wait_for()
    page.page.reload()
    page.page.locator(".et-title", has_text="A mill").wait_for()


def test_an_article_is_added_by_keys_beside_what_is_shown_and_told_for_a_while(page: Desk) -> None:
    page.library.add(Document("A ferry was lost in 1913.", title="A ferry"))
    page.open(f"?article={page.library.articles()[0].id}")
    page.button("Add article").click()
    page.page.get_by_role("tab", name="Text").click()
    dialog = page.dialog("Add articles")
    dialog.get_by_role("button", name="Cancel").click()
    dialog.wait_for(state="hidden")
    page.button("Add article").click()
    page.page.get_by_role("tab", name="Text").click()
    dialog.get_by_label("Article", exact=True).fill("A mill\n\nThe mill burnt in 1912.")
    page.page.keyboard.press("Control+Enter")
    page.page.locator(".et-title", has_text="2 articles").wait_for()
    page.page.locator("#intake", has_text="Added “A mill”").wait_for()
    page.settle()
    assert "The mill burnt in 1912" in page.rows()
    assert FLOODED in page.rows()
    assert page.texts('.et-articles [aria-selected="true"]') == ["A mill"]
    page.page.locator("#intake .card").wait_for(state="detached")
    page.page.locator("#articles-button").click()
    page.button("All 3 articles").click()
    page.page.locator(".et-title", has_text="3 articles").wait_for()


def test_several_articles_are_ticked_by_keys_and_escape_closes_the_list(page: Desk) -> None:
    for title in ("A mill", "A ferry"):
        page.library.add(Document(f"{title} was lost in 1912.", title=title))
    page.open(f"?article={page.library.articles()[0].id}")
    press = page.page.keyboard.press
    page.page.locator("#articles-button").focus()
    press("Enter")
    page.page.get_by_role("checkbox", name="Show A mill").focus()
    press("Space")
    page.page.locator(".et-title", has_text="2 articles").wait_for()
    page.settle()
    assert page.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Show A mill"
    for _ in range(3):
        press("Tab")
    assert page.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Show A ferry"
    press("Space")
    page.page.locator(".et-title", has_text="3 articles").wait_for()
    page.settle()
    press("Escape")
    page.page.locator("#articles-list").wait_for(state="hidden")
    assert page.page.evaluate("document.activeElement.id") == "articles-button"


def test_what_another_process_added_is_offered_without_a_reload_and_pushes_nothing_aside(page: Desk) -> None:
    page.library.add(Document("The mill burnt in 1912.", title="A mill"))
    page.page.locator("#news", has_text="“A mill” was added from elsewhere.").wait_for()
    assert page.texts(".et-title") == [FLOOD.title]
    page.quiet()
    page.page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.settle()
    assert page.asked == []
    page.page.locator("#news").get_by_role("button", name="Show").click()
    page.page.locator(".et-title", has_text="A mill").wait_for()
    assert page.texts("#news") == [""]


def test_the_export_menu_downloads_what_is_shown(page: Desk) -> None:
    page.library.add(Document("The mill burnt in 1912.", title="A mill"))
    page.open(f"?article={page.library.articles()[0].id}")
    page.button("Export").click()
    with page.page.expect_download() as download:
        page.page.get_by_role("menuitem", name="CSV").click()
    assert download.value.suggested_filename == "the-alder-floods-again.csv"
    assert download.value.path().read_text(encoding="utf-8").splitlines() == [FLOODED, DAM, DAM]


SCHEMES = """([shell, theme, dark]) => {
  const ground = getComputedStyle(document.querySelector(".table .ag-row")).backgroundColor.match(/\\d+/g).slice(0, 3);
  const lightness = ground.reduce((sum, part) => sum + Number(part), 0);
  return document.documentElement.dataset.mantineColorScheme === shell && document.querySelector(".et").dataset.theme === theme
    && (lightness < 300) === dark;
}"""


def has_scheme(page: Desk, shell: str, theme: str) -> None:
    """The shell and the timeline's own setting; the table's ground goes with the shell."""
    page.page.wait_for_function(SCHEMES, arg=[shell, theme, shell == "dark"])


def choose_scheme(page: Desk, name: str) -> None:
    page.button("Light or dark").click()
    page.page.get_by_role("menuitem", name=name).click()


def test_dark_light_and_as_the_system_has_it(page: Desk) -> None:
    has_scheme(page, "light", "auto")
    page.page.emulate_media(color_scheme="dark")
    has_scheme(page, "dark", "auto")
    choose_scheme(page, "Light")
    has_scheme(page, "light", "light")
    choose_scheme(page, "Dark")
    has_scheme(page, "dark", "dark")
    page.page.emulate_media(color_scheme="light")
    page.page.reload()
    page.page.wait_for_selector(".table .ag-row")
    has_scheme(page, "dark", "dark")
    choose_scheme(page, "As the system")
    has_scheme(page, "light", "auto")


def test_what_an_article_says_is_only_ever_shown(browser: Browser, library: Library) -> None:
    library.add(Document(HOSTILE, title=HOSTILE))
    library.add(Document("The mill burnt in 1912.", title="{constructor.constructor('alert(4)')()}"))
    with desk(browser, library) as opened:
        opened.open("?" + "&".join(f"article={article.id}" for article in library.articles()))
        opened.page.locator('.table [col-id="event"]').nth(2).click()
        opened.page.locator("#articles-button").click()
        opened.page.locator(".article").first.wait_for()
        opened.settle()
        assert HOSTILE in opened.page.locator("#articles-list").inner_text()
        assert opened.page.locator("img").count() == 0
        assert opened.wrong == []


@pytest.mark.parametrize("width", [390, 1024])
def test_narrow_screens_have_everything_and_scroll_one_way(browser: Browser, library: Library, width: int) -> None:
    library.add(FLOOD)
    with desk(browser, library, viewport={"width": width, "height": 844}) as opened:
        opened.open()
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        for name in ("Undo: adding “The Alder floods again” (Ctrl + Z)", "Views", "Export", "Light or dark", "Add article"):
            box = opened.button(name).bounding_box()
            assert box
            assert box["x"] + box["width"] <= width
            assert min(box["width"], box["height"]) >= 24
        library.add(Document("The mill burnt in 1912.", title="A mill"))
        opened.open("?" + "&".join(f"article={article.id}" for article in library.articles()))
        words = opened.page.locator("#articles-label")
        assert words.inner_text() == "2 articles"
        assert words.evaluate("(label) => label.scrollWidth <= label.clientWidth")
        opened.button("Add article").click()
        opened.dialog("Add articles").wait_for()
        opened.page.keyboard.press("Escape")
        opened.dialog("Add articles").wait_for(state="hidden")
        assert opened.wrong == []


def test_an_article_that_another_process_removed_is_told_of(page: Desk) -> None:
    page.library.remove(page.library.articles()[0].id)
    page.button("change").click()
    page.page.locator("#notice", has_text="There is no article").wait_for()
    assert ":memory:" not in page.page.locator("#notice").inner_text()
