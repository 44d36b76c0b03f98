"""Otros procesadores, que redondean de otro modo en la última cifra: las variables con que NumPy se cree en ellos."""

import platform

LATEST = "X86_V4 AVX512_ICL AVX512_SPR"
X86 = {
    "AVX2": {"OPENBLAS_CORETYPE": "Haswell", "NPY_DISABLE_CPU_FEATURES": LATEST},
    "antiguo": {"OPENBLAS_CORETYPE": "Nehalem", "NPY_DISABLE_CPU_FEATURES": f"X86_V3 {LATEST}"},
}
OTHERS: dict[str, dict[str, str]] = X86 if platform.machine() in {"x86_64", "AMD64"} else {}
