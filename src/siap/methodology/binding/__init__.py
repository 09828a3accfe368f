"""From worksheet rows to the input of a method or a picture, by closed selectors."""

from siap.methodology.binding.binder import bind, bind_picture, plain

__all__ = ["bind", "bind_picture", "plain"]
