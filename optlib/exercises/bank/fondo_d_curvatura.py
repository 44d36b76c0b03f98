"""Ejercicios de la página «Curvatura», de A fondo."""

import numpy as np

from ..draws import Draw
from ..kinds import Choice, Code, CodeMistake, Column, FillTable, Mistake, Numeric, Option, Order, Step

# Newton en ax − ln x: 1 − ax se eleva al cuadrado en cada paso.
POINT = "(1 - u**(2**k))/a"


def spectral_step(G, lr):
    """Da el paso de máximo descenso en la norma espectral."""
    U, sizes, Vt = np.linalg.svd(G, full_matrices=False)
    return -lr * sizes.sum() * U @ Vt


PAGE = "d_curvatura"
EXERCISES = [
    FillTable(
        id="curv-newton",
        goal="Dar a mano pasos de Newton y ver duplicarse las cifras.",
        question=r"""
            Minimizas $f(x) = @{a}\,x - \ln x$, con $x > 0$, por el método de Newton desde $x_0 = @{x0}$. La primera fila está hecha. Completa la tabla.
            """,
        caption="Tres pasos de Newton",
        row_label="Paso",
        values={
            "a": Draw(2, (2, 4, 5, 10)),
            "u": Draw(0.4, (-0.6, -0.5, -0.4, -0.3, 0.3, 0.4, 0.5, 0.6)),
            "x0": "(1 - u)/a",
        },
        rows=3,
        shown=1,
        columns=(
            Column("x", "$x$", POINT, follows="prev_new"),
            Column("g", "$f'$", f"a - 1/({POINT})", follows="a - 1/x"),
            Column("h", "$f''$", f"1/({POINT})**2", follows="1/x**2"),
            Column("new", "$x_+$", "(1 - u**(2**(k + 1)))/a", follows="x - g/h"),
        ),
        mistakes=(
            Mistake(
                "ln-sumando", "La derivada de $\\ln x$ es $1/x$, y va restando.", value=f"a + 1/({POINT})", column="g"
            ),
            Mistake("segunda-sin-cuadrado", "La segunda derivada lleva $x^2$.", value=f"1/({POINT})", column="h"),
            Mistake(
                "signo-segunda",
                "La derivada de $-1/x$ es positiva: $f$ es convexa.",
                value=f"-1/({POINT})**2",
                column="h",
            ),
            Mistake(
                "signo",
                "Has sumado el paso: Newton resta $f'/f''$.",
                value=f"{POINT} + (a - 1/({POINT}))*({POINT})**2",
                column="new",
            ),
            Mistake(
                "por-curvatura",
                "Se divide entre la curvatura, no se multiplica.",
                value=f"{POINT} - (a - 1/({POINT}))/({POINT})**2",
                column="new",
            ),
        ),
        hints=("Cada fila empieza donde acaba la anterior.", "$f' = @{a} - 1/x$ y $f'' = 1/x^2$."),
        solution=r"""
            El paso es $x_+ = x - (@{a} - \tfrac1x)x^2 = 2x - @{a}x^2$, y $1 - @{a}x_+ = (1 - @{a}x)^2$: el error relativo, que empieza en
            $@{u}$, se eleva al cuadrado en cada paso. El mínimo es $1/@{a} = @{1/a}$.
            """,
    ),
    Numeric(
        id="curv-gauss",
        goal="Prever si Gauss–Newton converge.",
        question=r"""
            Los residuos son $r_1 = \theta + @{c}$ y $r_2 = @{lam}\,\theta^2 + \theta - @{c}$, y $\theta^\star = 0$ es un mínimo de $\tfrac12(r_1^2 + r_2^2)$. ¿Por qué número se
            multiplica el error, con su signo, en cada paso de Gauss–Newton cerca de 0?
            """,
        label="Razón:",
        decimals=2,
        values={"lam": Draw(-3, (-5, -4, -3, -2, -1)), "c": Draw(0.5, (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8))},
        where="abs(lam*c + 1) > 0.05",
        answer="lam*c",
        mistakes=(
            Mistake("signo-de-r2", "El residuo $r_2$ vale $-@{c}$ en el mínimo: mira los signos.", value="-lam*c"),
            Mistake(
                "un-solo-residuo", r"$J^{\mathrm{T}} J = 1 + 1$: son dos residuos, y los dos cuentan.", value="2*lam*c"
            ),
            Mistake(
                "hessiana-entera",
                r"Has dividido entre la hessiana entera. Gauss–Newton divide entre $J^{\mathrm{T}} J$.",
                value="lam*c/(1 - lam*c)",
            ),
        ),
        hints=(
            r"En $\theta = 0$ las dos derivadas $r_i'$ son 1.",
            r"$S = \sum r_i r_i''$, y la razón es $-S/(J^{\mathrm{T}} J)$.",
        ),
        solution=r"""
            $J^{\mathrm{T}} J = 2$ y $S = r_2 \cdot r_2'' = -@{c} \cdot 2 \cdot (@{lam}) = @{-2*lam*c}$. La razón es $-S/2 = @{lam*c}$. Si mide más de 1, Gauss–Newton se aleja,
            aunque la segunda derivada, $2 + S = @{2 - 2*lam*c}$, sea positiva.
            """,
    ),
    Choice(
        id="curv-secante",
        goal="Saber de qué depende que un par sirva.",
        question=r"En L-BFGS, ¿qué afirmaciones sobre el par $(s, y)$ son ciertas? Marca todas.",
        several=True,
        options=(
            Option(
                "fuertemente-convexa",
                r"Si $f$ es fuertemente convexa y los gradientes son exactos, $s \cdot y > 0$ con cualquier paso no nulo.",
                r"$s \cdot y \ge \mu \lVert s \rVert^2$.",
                right=True,
            ),
            Option(
                "armijo-basta",
                r"La condición de Armijo asegura $s \cdot y > 0$.",
                "Armijo habla de costes. Donde la función se curva hacia abajo, un paso que baja puede acabar con una pendiente más empinada.",
            ),
            Option(
                "sin-matriz-positiva",
                r"Si $s \cdot y < 0$, ninguna matriz definida positiva cumple $B_+ s = y$.",
                r"Sería $s^{\mathrm{T}} B_+ s < 0$.",
                right=True,
            ),
            Option(
                "pasos-cortos-bastan",
                "Con un minilote distinto en cada punta, basta acortar los pasos para que el par sea de fiar.",
                "Al revés: $Hs$ se acorta con el paso y el ruido de $y$ no.",
            ),
            Option(
                "mismo-minilote",
                "En una función convexa, los dos gradientes del mismo minilote dan $s \\cdot y \\ge 0$ si el coste de cada ejemplo es convexo.",
                "Es la diferencia de gradientes de una función convexa, la de ese minilote.",
                right=True,
            ),
        ),
        hints=(
            r"Multiplica la ecuación secante por $s$.",
            "Pregúntate de qué función son la diferencia los gradientes de cada caso.",
        ),
        solution=r"Con convexidad fuerte el signo está asegurado, y también con el mismo minilote si cada coste es convexo. Sin eso lo asegura la segunda condición de Wolfe.",
    ),
    Numeric(
        id="curv-dual",
        goal="Comparar lo que aseguran el signo y el gradiente.",
        question=r"""
            Sea $f(x, y) = \tfrac12(x^2 + @{h}\,y^2)$, en el punto $(@{px}, @{py})$. Según lo que asegura el teorema 11, ¿por cuánto hay que multiplicar lo que baja el paso
            de $\ell_2$, con $\alpha = 1/L_2$, para tener lo que baja el de $\ell_\infty$, con $\alpha = 1/L_\infty$?
            """,
        label="Cociente:",
        decimals=3,
        values={"h": Draw(9, (3, 4, 9, 19)), "px": Draw(6, (2, 4, 6, 8)), "py": Draw(1, (1, 2, -1, -2))},
        where="abs(px - h*abs(py)) > 0.5",
        answer="(px + h*abs(py))**2/(1 + h)/((px**2 + h**2*py**2)/h)",
        mistakes=(
            Mistake(
                "misma-l",
                r"$L_\infty$ no es $\lambda_{\max}$: con hessiana diagonal es la traza.",
                value="(px + h*abs(py))**2/(px**2 + h**2*py**2)",
            ),
            Mistake(
                "cota-l",
                r"$n\lambda_{\max}$ solo acota $L_\infty$ por arriba. Con hessiana diagonal es la traza.",
                value="(px + h*abs(py))**2/(2*h)/((px**2 + h**2*py**2)/h)",
            ),
            Mistake(
                "coordenadas-del-punto",
                "Has usado las coordenadas del punto en lugar de las del gradiente.",
                value="(px + abs(py))**2/(1 + h)/((px**2 + py**2)/h)",
            ),
            Mistake(
                "dual-sin-cuadrado",
                r"Lo que baja lleva la norma dual **al cuadrado**.",
                value="(px + h*abs(py))/(1 + h)/(sqrt(px**2 + h**2*py**2)/h)",
            ),
        ),
        hints=(
            r"La norma dual de $\ell_\infty$ es $\ell_1$.",
            r"El gradiente es $(x, @{h}\,y)$, $L_2 = @{h}$ y $L_\infty$ es la traza.",
        ),
        solution=r"""
            $g = (@{px}, @{h*py})$. En $\ell_\infty$ se asegura $\frac{@{(px + h*abs(py))**2}}{2 \cdot @{1 + h}}$ y en $\ell_2$, $\frac{@{px**2 + h**2*py**2}}{2 \cdot @{h}}$: el
            cociente es $@{(px + h*abs(py))**2/(1 + h)/((px**2 + h**2*py**2)/h)}$.
            """,
    ),
    Code(
        id="curv-espectral",
        goal="Dar el paso de máximo descenso en la norma espectral.",
        question=r"""
            Escribe `spectral_step(G, lr)`: el desplazamiento $D$ que minimiza $\operatorname{tr}(G^{\mathrm{T}} D) + \frac{1}{2\alpha} \lVert D \rVert^2$, con la norma espectral y
            $\alpha$ igual a `lr`, para una matriz `G` de cualquier tamaño. Usa la descomposición en valores singulares exacta.
            """,
        function="spectral_step",
        skeleton='def spectral_step(G, lr):\n    ...\n\ncheck("curv-espectral", spectral_step)',
        reference=spectral_step,
        arrays=False,
        cases=(
            (np.array([[3.0, 1.0], [-2.0, 5.0]]), 0.1),
            (np.array([[0.5, 0.0, 1.0], [2.0, -4.0, 3.0]]), 1.0),
            (np.array([[6.0], [2.0], [-1.0]]), 0.5),
        ),
        mistakes=(
            CodeMistake("signo", "Ese desplazamiento sube: falta el signo menos.", lambda G, lr: -spectral_step(G, lr)),
            CodeMistake(
                "sin-dual",
                "Ese es el paso de Muon. El del teorema 11 lleva además la norma dual de $G$.",
                lambda G, lr: spectral_step(G, lr) / np.linalg.svd(G)[1].sum(),
            ),
            CodeMistake(
                "por-la-espectral",
                "Has multiplicado por el mayor valor singular, que es la norma espectral. Se pide su dual.",
                lambda G, lr: spectral_step(G, lr) / np.linalg.svd(G)[1].sum() * np.linalg.svd(G)[1].max(),
            ),
            CodeMistake(
                "paso-de-frobenius",
                "Ese es el paso de la norma euclídea de la matriz, la de Frobenius.",
                lambda G, lr: -lr * G,
            ),
        ),
        hints=(
            "`np.linalg.svd(G, full_matrices=False)` da $U$, los valores singulares y $V$ ya traspuesta.",
            "Busca en la tabla de las normas la dual de la espectral.",
        ),
        solution=r"Por el teorema 11, $D = -\alpha \lVert G \rVert_*\,UV^{\mathrm{T}}$, y la norma dual es la suma de los valores singulares.",
    ),
    Choice(
        id="curv-borde",
        goal="Leer el borde de estabilidad.",
        question=r"Una red se entrena con todos los datos y $\alpha = 0.02$, y $\lambda_{\max}$ lleva miles de pasos rondando 100. ¿Qué es cierto? Marca todo.",
        several=True,
        options=(
            Option(
                "sube-con-menos-tasa",
                r"Si se baja $\alpha$ a $0.01$, puede subir hasta rondar 200.",
                r"El límite pasa a ser $2/0.01$, y la curvatura progresiva lo busca, si le da tiempo.",
                right=True,
            ),
            Option(
                "lema-falso",
                "El lema del descenso es falso en redes.",
                "El lema es cierto; lo que no hay es una $L$ fija menor que $2/\\alpha$ en la zona que se recorre.",
            ),
            Option(
                "sube-es-divergir",
                "Que el coste suba en muchos pasos es señal de que va a divergir.",
                "En el borde sube y baja, y a la larga baja: el término cúbico rebaja la curvatura cuando la oscilación crece.",
            ),
            Option(
                "cuadratica-divergiria",
                r"Con $\alpha = 0.02$ habría divergido una cuadrática de curvatura 101.",
                r"En ella la curvatura no cambia, y $1 - 0.02 \cdot 101 < -1$.",
                right=True,
            ),
            Option(
                "curvatura-de-la-red",
                r"$\lambda_{\max} = 100$ es una propiedad de la red y de sus datos.",
                r"Es $2/\alpha$: la elige la tasa.",
            ),
        ),
        hints=(
            r"¿Cuánto vale $2/\alpha$?",
            "Distingue una curvatura que no cambia de otra que responde a la oscilación.",
        ),
        solution=r"La curvatura ronda $2/0.02 = 100$ porque la tasa lo decide. En una cuadrática no hay término cúbico que la frene.",
    ),
    Order(
        id="curv-orden",
        goal="Reconstruir la demostración del teorema 1.",
        question="Ordena los pasos que demuestran la convergencia cuadrática de Newton.",
        steps=(
            Step("error-nuevo", r"Escribir $x_+ - x^\star$ como $H(x)^{-1}(H(x)\,p - g)$, con $p = x - x^\star$.", ""),
            Step(
                "recorrer-el-segmento",
                r"Recorrer el segmento de $x^\star$ a $x$: en $x^\star$ el gradiente es cero.",
                "Se recorre el segmento para acotar lo que ha quedado dentro de la primera expresión.",
                after=(0,),
            ),
            Step(
                "acotar-la-diferencia",
                r"Acotar con $M$ la diferencia de hessianas y sumarla por el segmento: sale $Me^2/2$.",
                "La diferencia de hessianas aparece al derivar por el segmento.",
                after=(0, 1),
            ),
            Step(
                "acotar-la-inversa",
                r"Multiplicar por la cota de $\lVert H(x)^{-1} \rVert$, que da Weyl.",
                "Se multiplica lo que ya se ha acotado.",
                after=(0, 1, 2),
            ),
            Step(
                "pedir-que-baje",
                r"Pedir que la cota sea menor que $e$: $e < \tfrac{2\mu}{3M}$.",
                "Para pedirlo hay que tener la cota entera.",
                after=(0, 1, 2, 3),
            ),
        ),
        hints=(
            "Empieza por la definición del paso.",
            r"¿De dónde sale una diferencia de hessianas que se pueda acotar con $M$?",
        ),
        solution="Definición del paso, segmento, Lipschitz, Weyl y radio de convergencia. No se usa que el punto sea un mínimo.",
    ),
    Numeric(
        id="curv-giro",
        goal="Hallar el equilibrio de un peso normalizado.",
        question=r"""
            Los pesos de antes de una normalización tienen $\lVert w \rVert \lVert g \rVert = @{G}$ constante, y se entrenan con descenso, $\alpha = @{lr}$ y decaimiento $\lambda = @{decay}$. ¿A qué
            longitud $\lVert w \rVert$ tienden?
            """,
        label=r"$\lVert w \rVert =$",
        decimals=3,
        values={
            "G": Draw(3, (0.5, 3, 4, 6)),
            "lr": Draw(0.1, (0.05, 0.1, 0.2)),
            "decay": Draw(0.5, (0.1, 0.2, 0.5, 1)),
        },
        where="abs(lr*G/sqrt(1 - (1 - lr*decay)**2) - 1) > 0.02",
        answer="sqrt(lr*G/sqrt(1 - (1 - lr*decay)**2))",
        mistakes=(
            Mistake(
                "norma-al-cuadrado",
                r"Ese es $\lVert w \rVert^2$: falta la raíz.",
                value="lr*G/sqrt(1 - (1 - lr*decay)**2)",
            ),
            Mistake(
                "factor-sin-cuadrado",
                r"El factor $1 - \alpha\lambda$ va al cuadrado, porque se suman cuadrados de longitudes.",
                value="sqrt(lr*G/sqrt(lr*decay))",
            ),
            Mistake(
                "sin-g",
                r"Falta el $@{G}$, lo que mide el gradiente cuando $\lVert w \rVert = 1$.",
                value="sqrt(lr/sqrt(1 - (1 - lr*decay)**2))",
            ),
        ),
        hints=(
            r"El gradiente es perpendicular a $w$: usa Pitágoras.",
            r"En equilibrio, $b = (1 - \alpha\lambda)^2\,b + \alpha^2 G^2/b$, con $b = \lVert w \rVert^2$.",
        ),
        solution=r"""
            $b^2 = \frac{\alpha^2 G^2}{1 - (1 - \alpha\lambda)^2}$, con $\alpha\lambda = @{lr*decay}$, da $b = @{lr*G/sqrt(1 - (1 - lr*decay)**2)}$ y
            $\lVert w \rVert = \sqrt b = @{sqrt(lr*G/sqrt(1 - (1 - lr*decay)**2))}$.
            """,
    ),
]
