"""Las relaciones de optlib con PyTorch, Keras y Optax, comprobadas con las tres instaladas.

En el entorno fijado, sin ellas, esos tests comparan solo con lo que dieron un día, guardado en ``tests/data``.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ("tests/test_torch.py", "tests/test_conventions.py", "tests/test_rule_export.py")

if __name__ == "__main__":
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--quiet", "-rs", "--disable-warnings", *TESTS]
    sys.exit(subprocess.run(command, cwd=ROOT).returncode)
