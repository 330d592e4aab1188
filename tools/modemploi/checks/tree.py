"""Looking into a file as it was written, right or not."""

from modemploi.load.library import Node
from modemploi.model.fields import Path


def node_at(tree: Node | None, path: Path) -> Node | None:
    """What stands at a path of a tree."""
    node = tree
    for step in path:
        if node is None:
            return None
        if isinstance(step, int):
            node = node.items[step] if step < len(node.items) else None
        else:
            node = node.get(step) if node.kind == "map" else None
    return node


def written(tree: Node | None, path: Path) -> bool:
    """Whether a tree says something at a path."""
    node = node_at(tree, path)
    return node is not None and (node.kind == "text" or bool(node.items))


def id_of(node: Node) -> str:
    """The id that an entry gives itself, "" where it gives none."""
    own = node.get("id") if node.kind == "map" else None
    return own.text if own and own.kind == "text" else ""
