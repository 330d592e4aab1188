"""From a library to plain pages, and from these to the site (floor 4)."""

from modemploi.publish.addresses import Mode, address
from modemploi.publish.build import Site, build_site
from modemploi.publish.pages import Written, write_pages
from modemploi.publish.preview import serve

__all__ = ["Mode", "Site", "Written", "address", "build_site", "serve", "write_pages"]
