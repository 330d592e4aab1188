"""The few files at the root of the site, above the languages."""

from modemploi.publish.files import Content
from modemploi.publish.language import PageLanguage
from modemploi.publish.settings import Settings
from modemploi.publish.templating import render


def root_files(languages: list[PageLanguage], settings: Settings, mode: str) -> dict[str, Content]:
    """``index.html`` (choose a language), ``404.html``, ``robots.txt`` and, where the address is known, a site map."""
    def url(language: PageLanguage, absolute: bool) -> str:
        home = f"{language.id}/" if mode == "folders" else f"{language.id}/index.html"
        return f"{settings.base}{home}" if absolute else home

    look = languages[0].id
    values = {"languages": languages, "first": languages[0], "address": settings.publisher.get("address", ""),
              "site_name": languages[0].plain("site-name")}
    files: dict[str, Content] = {"index.html": render("root.html", missing=False, look=f"{look}/look/", urls={
        one.id: url(one, False) for one in languages}, **values).encode()}
    if mode == "folders":
        files["404.html"] = render("root.html", missing=True, look=f"{settings.base}{look}/look/", urls={
            one.id: url(one, True) for one in languages}, **values).encode()
        files["robots.txt"] = b"User-agent: *\nAllow: /\n"
        if "address" in settings.publisher:
            address = settings.publisher["address"]
            entries = "".join(f"<sitemap><loc>{address}/{one.id}/sitemap.xml</loc></sitemap>\n" for one in languages)
            files["sitemap.xml"] = ('<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex '
                                    f'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</sitemapindex>\n').encode()
            files["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {address}/sitemap.xml\n".encode()
    return files
