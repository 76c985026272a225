"""The place of a row or cell in a model, as Qt hands it over: for the moment, or kept."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
