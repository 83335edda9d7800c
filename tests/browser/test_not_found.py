"""The page for addresses that lead nowhere, wherever it is shown."""

CHAPTER = "linear-algebra/systems-of-linear-equations.html"


def test_a_missing_page_deep_in_the_book_leads_back(reader):
    page = reader.context().new_page()
    answer = page.goto(reader.address + "no/such/page/anywhere.html")
    assert answer.status == 404
    link = page.get_by_role("link", name="Systems of linear equations")
    for _ in range(100):
        if link.get_attribute("href").startswith("/some/repo/"):
            break
        page.wait_for_timeout(50)
    link.click()
    assert page.url == reader.address + CHAPTER


def test_another_site_above_is_not_taken_for_the_book(reader):
    page = reader.context().new_page()
    page.route("**/no/such/book.json", lambda route: route.fulfill(
        json={"title": "Another book"}))
    page.goto(reader.address + "no/such/page.html")
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("link", name="Glossary").get_attribute(
        "href") == "/some/repo/reference/glossary.html"
