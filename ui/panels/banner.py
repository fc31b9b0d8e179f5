"""The verdict banner: one icon, one word, one sentence, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from station.desk import Desk, State
from ui.panels.icon import Icon
from ui.panels.text import plain_label
from ui.style import LOOKS, millimetres
from ui.words import headline, next_step, sentence


class Banner(QFrame):
    """Says what came of the last scan or key; screen readers are told too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAccessibleName(self.tr("Verdict"))
        self._icon = Icon(17, self)
        self._headline, self._sentence, self._next = map(plain_label, ("headline", "sentence", "next"))
        words = QVBoxLayout()
        words.setSpacing(millimetres(0.6))
        words.addStretch()
        for label in (self._headline, self._sentence, self._next):
            words.addWidget(label)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("or type the reason here, then F3"))
        self.reason.setMaxLength(200)
        self.reason.hide()
        words.addWidget(self.reason)
        words.addStretch()
        row = QHBoxLayout(self)
        margin = millimetres(3)
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(millimetres(4))
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, stretch=1)
        self.setMinimumHeight(millimetres(36))
        self._said = ""

    def show_desk(self, desk: Desk, lane: str = "", *, is_news: bool = False) -> None:
        """Show what the screen is at; announce it when it is other than before, or `is_news`.

        Args:
            desk: to show.
            lane: its letter, where there is more than one lane.
            is_news: announce it even if it looks the same.
        """
        look = LOOKS[desk.state]
        colours = f"#banner {{ background: {look.background}; }} QLabel {{ color: {look.foreground}; }}"
        if colours != self.styleSheet():
            self.setStyleSheet(colours)
        self._icon.show_icon(look.icon, look.foreground)
        word = f"{lane}   {headline(desk)}" if lane else headline(desk)
        texts = word, sentence(desk), next_step(desk)
        for label, text in zip((self._headline, self._sentence, self._next), texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        self._ask_reason(is_asked=desk.state is State.REASON)
        said = ". ".join(filter(None, texts))
        if is_news or said != self._said:
            self._announce(said, is_assertive=look.is_assertive)

    def paint_now(self) -> None:
        """Be on the screen before this returns: nobody waits for what the other panels have to tell."""
        for widget in (self, self.parentWidget()):  # the latter gives it less height where it says less
            layout = widget.layout() if widget else None
            if layout is not None:
                layout.activate()
        self.repaint()

    def _ask_reason(self, *, is_asked: bool) -> None:
        if is_asked == self.reason.isHidden():
            self.reason.setVisible(is_asked)
            self.reason.clear()
            if is_asked:
                self.reason.setFocus()

    def text(self) -> str:
        """Return all that the banner says, a line each."""
        return "\n".join(label.text() for label in (self._headline, self._sentence, self._next))

    def say_again(self) -> None:
        """Announce once more what was announced last."""
        self._announce(self._said, is_assertive=True)

    def _announce(self, text: str, *, is_assertive: bool) -> None:
        self._said = text
        self.setAccessibleDescription(text)
        event = QAccessibleAnnouncementEvent(self, text)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if is_assertive else politeness.Polite)
        QAccessible.updateAccessibility(event)
