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


def ids_in(tree: Node | None, name: str) -> list[str]:
    """The ids of the entries of a list of a file, as they are written."""
    node = tree.get(name) if tree and tree.kind == "map" else None
    return [text for entry in (node.items if node else ()) if (text := id_of(entry))]
