"""Keyboard layouts: what a US scanner's keys become on a computer that is set to another language."""

_US = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"

TYPED = {
    "German": (
        "^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_"
    ),
    "French": (
        "²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§"
    ),
}
"""The characters of the US keyboard's keys, row by row without and then with Shift, elsewhere."""

_BACK = {language: str.maketrans(dict(zip(typed, _US, strict=True))) for language, typed in TYPED.items()}


def retype(text: str, language: str) -> str:
    """Return what a US keyboard would have typed with the same keys."""
    return text.translate(_BACK[language])
