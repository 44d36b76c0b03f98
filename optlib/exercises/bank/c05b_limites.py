"""Ejercicios del capítulo 5: los pasos a mano, la escala, los remedios y sus límites."""

from ..draws import Draw, values
from ..execution import Run
from ..kinds import Choice, Column, FillTable, Mistake, Numeric, Option, Order, Step

PARABOLA = Run("parabola", "Adam", x0="x0", steps=3, hyper={"lr": "lr"})

PAGE = "05_adam"
EXERCISES = [
    FillTable(
        id="adam-tabla",
        goal="Seguir los dos momentos de Adam durante tres pasos.",
        question=r"""
            Como en la presentación, minimizas $f(x) = x^2$ desde $x_0 = @{x0}$ con $\alpha = @{lr}$,
            $\beta_1 = 0.9$ y $\beta_2 = 0.999$. Completa la tabla.
            """,
        caption="Adam en $x^2$",
        values={"x0": Draw(5, values(-8, 8)), "lr": Draw(0.1, (0.05, 0.1, 0.2, 0.5))},
        run=PARABOLA,
        rows=3,
        shown=1,
        columns=(
            Column("g", "$g_t$", "grad[k]", follows="2*prev_new"),
            Column("m", "$m_t$", "m[k]", follows="0.9*prev_m + 0.1*g"),
            Column("v", "$v_t$", "v[k]", follows="0.999*prev_v + 0.001*g**2"),
            Column("mh", r"$\hat m_t$", "m_hat[k]", follows="m/(1 - 0.9**(k + 1))"),
            Column("vh", r"$\hat v_t$", "v_hat[k]", follows="v/(1 - 0.999**(k + 1))"),
            Column("new", "$x_t$", "x[k+1]", follows="prev_new - lr*mh/sqrt(vh)"),
        ),
        where="abs(x0) > 3",
        mistakes=(
            Mistake("sin-2", "La derivada de $x^2$ es $2x$: falta el 2.", value="x[k]", column="g"),
            Mistake(
                "gradiente-viejo",
                "Ese es el gradiente de la fila de arriba: cada paso usa el del punto al que se acaba de llegar.",
                value="2*x[k-1]",
                column="g",
            ),
            Mistake(
                "pesos-cambiados",
                r"Has cambiado los papeles: $\beta_1$ multiplica lo que ya había, $m_{t-1}$, y $1-\beta_1$ lo nuevo.",
                value="0.1*m[k-1] + 0.9*grad[k]",
                column="m",
            ),
            Mistake(
                "sin-memoria", r"Falta lo que ya había: el término $\beta_1 m_{t-1}$.", value="0.1*grad[k]", column="m"
            ),
            Mistake(
                "g-sin-cuadrado",
                "El segundo momento promedia $g_t^2$, no $g_t$.",
                value="0.999*v[k-1] + 0.001*grad[k]",
                column="v",
            ),
            Mistake(
                "m-sin-corregir", r"Es $m_t$, sin corregir; divide entre $1-\beta_1^t$.", value="m[k]", column="mh"
            ),
            Mistake(
                "v-sin-corregir", r"Es $v_t$, sin corregir; divide entre $1-\beta_2^t$.", value="v[k]", column="vh"
            ),
            Mistake(
                "correccion-sin-t",
                r"Has dividido entre $1-\beta_1$, como en el primer paso: el exponente es $t$.",
                value="m[k]/0.1",
                column="mh",
            ),
            Mistake(
                "correccion-de-v-sin-t",
                r"Has dividido entre $1-\beta_2$, como en el primer paso: el exponente es $t$.",
                value="v[k]/0.001",
                column="vh",
            ),
            Mistake(
                "sin-alfa",
                r"Has restado el cociente sin multiplicarlo por $\alpha$, como la presentación.",
                value="x[k] - m_hat[k]/sqrt(v_hat[k])",
                column="new",
            ),
        ),
        hints=(
            r"$m_t = 0.9\,m_{t-1} + 0.1\,g_t$ y $v_t = 0.999\,v_{t-1} + 0.001\,g_t^2$.",
            "En la fila 2 se divide entre $1 - 0.9^2 = 0.19$ y $1 - 0.999^2 = 0.001999$.",
            "Guarda todas las cifras de $v_t$: redondeado a cuatro decimales ya estropea el corregido.",
        ),
        solution=r"""
            Fila 2: $g_2 = @{grad[1]}$, $m_2 = @{m[1]}$, $v_2 = @{v[1]}$, $\hat m_2 = @{m_hat[1]}$, $\hat v_2 = @{v_hat[1]}$ y
            $x_2 = @{x[2]}$.

            Fila 3: $g_3 = @{grad[2]}$, $m_3 = @{m[2]}$, $v_3 = @{v[2]}$, $\hat m_3 = @{m_hat[2]}$, $\hat v_3 = @{v_hat[2]}$ y
            $x_3 = @{x[3]}$.
            """,
    ),
    Choice(
        id="adam-escala",
        goal="Prever el efecto de cambiar la escala de la función.",
        question=r"Alguien cambia las unidades y el coste pasa a ser cien veces mayor. ¿Qué hay que hacer para que el descenso por gradiente y Adam sigan cada uno el mismo camino que antes?",
        options=(
            Option(
                "solo-el-descenso",
                r"Con descenso por gradiente, dividir $\alpha$ entre 100; con Adam, nada.",
                r"Los gradientes se multiplican por 100: el descenso por gradiente lo nota; en Adam se simplifica en $\hat m/\sqrt{\hat v}$ (salvo por $\varepsilon$).",
                right=True,
            ),
            Option(
                "paso-segun-gradiente",
                r"Dividir $\alpha$ entre 100 con los dos.",
                r"En Adam el factor 100 aparece en $\hat m$ y en $\sqrt{\hat v}$, y se simplifica: así darías pasos cien veces más cortos.",
            ),
            Option(
                "minimo-no-se-mueve",
                r"Nada con ninguno: el mínimo está en el mismo sitio.",
                "El mínimo no se mueve, pero el paso del descenso por gradiente es proporcional al gradiente, que ha crecido cien veces.",
            ),
            Option(
                "v-crece-como-g",
                r"Con Adam, dividir $\alpha$ entre 10, porque hay una raíz.",
                r"$\hat v$ crece $100^2$ veces, y su raíz, 100: justo lo mismo que $\hat m$.",
            ),
        ),
        hints=(r"¿Por cuánto se multiplican $g$, $m$ y $v$?", r"Mira qué queda en $\hat m/\sqrt{\hat v}$."),
        solution=r"Si $f$ se multiplica por $c$, también $g$ y $m$; $v$ se multiplica por $c^2$. El cociente $\hat m/\sqrt{\hat v}$ queda igual, y el paso del descenso por gradiente se multiplica por $c$.",
    ),
    Numeric(
        id="adam-borde",
        goal="Saber cuándo Adam se queda en el mínimo.",
        question=r"""
            Minimizas una función de segunda derivada $\lambda = @{curvature}$ con Adam, tasa fija $\alpha = @{lr}$ y $\beta_1 = @{b}$. ¿A partir de qué
            $\varepsilon$ es imposible que la tasa propia, multiplicada por la curvatura, cruce el límite de Adam, por pequeño que llegue a ser $\hat v$?
            """,
        label=r"$\varepsilon =$",
        values={
            "lr": Draw(0.1, (0.05, 0.1, 0.2, 0.5)),
            "curvature": Draw(10, (5, 10, 20, 50)),
            "b": Draw(0.9, (0.5, 0.8, 0.9)),
        },
        answer="lr*curvature*(1 - b)/(2*(1 + b))",
        mistakes=(
            Mistake(
                "limite-sin-m",
                r"Ese es el límite sin la media $m$, 2: con $\beta_1$ es $2(1+\beta_1)/(1-\beta_1)$, que es mayor.",
                value="lr*curvature/2",
            ),
            Mistake(
                "nuevo-entero",
                r"Falta el factor $1-\beta_1$: $m$ es una media, y cada gradiente entra multiplicado por él.",
                value="lr*curvature/(2*(1 + b))",
            ),
            Mistake(
                "sin-curvatura",
                r"Falta la curvatura: lo acotado es $\alpha\lambda/\varepsilon$.",
                value="lr*(1 - b)/(2*(1 + b))",
            ),
            Mistake("limite-no-epsilon", r"Eso es el límite; despeja ahora $\varepsilon$.", value="2*(1 + b)/(1 - b)"),
        ),
        hints=(
            r"El caso peor es $\hat v = 0$: ¿cuánto vale entonces la tasa propia?",
            r"Iguala $\alpha\lambda/\varepsilon$ al límite, $2(1+\beta_1)/(1-\beta_1)$.",
        ),
        solution=r"""
            El límite es $2(1+\beta_1)/(1-\beta_1) = @{2*(1 + b)/(1 - b)}$. Con $\hat v = 0$ la tasa propia es $\alpha/\varepsilon$, la mayor posible, y
            $\alpha\lambda/\varepsilon$ no lo pasa si $\varepsilon \ge @{lr} \cdot @{curvature} / @{2*(1 + b)/(1 - b)} = @{lr*curvature*(1 - b)/(2*(1 + b))}$.
            """,
    ),
    Numeric(
        id="adam-primer-paso",
        goal="Dar el primer paso de Adam.",
        question=r"""
            Minimizas $f(x) = x^2$ con Adam desde $x_0 = @{x0}$, con $\alpha = @{lr}$ y los demás valores por omisión
            ($\beta_1 = 0.9$, $\beta_2 = 0.999$, $\varepsilon = 10^{-8}$). ¿Cuánto vale $x_1$?
            """,
        label="$x_1 =$",
        values={"x0": Draw(5, values(-9, 9)), "lr": Draw(0.1, (0.05, 0.1, 0.2, 0.3))},
        run=PARABOLA,
        answer="x[1]",
        mistakes=(
            Mistake("signo", "El paso se resta: así te alejas del mínimo.", variant="ascent"),
            Mistake(
                "sin-alfa",
                r"El cociente de los momentos vale $\pm 1$, pero después se multiplica por $\alpha$. Es el desliz de la presentación.",
                value="x0 - m_hat[0]/sqrt(v_hat[0])",
            ),
            Mistake(
                "sin-correccion",
                r"Has usado $m_1$ y $v_1$ sin corregir su sesgo: divide antes entre $1-\beta_1$ y $1-\beta_2$.",
                variant="no_bias_correction",
            ),
            Mistake(
                "paso-segun-gradiente",
                "Eso es un paso de descenso por gradiente: falta dividir entre la raíz del segundo momento.",
                value="x0 - lr*grad[0]",
            ),
            Mistake("sin-raiz", r"Has dividido entre $\hat v_1$; se divide entre su raíz cuadrada.", variant="no_root"),
            Mistake("un-paso-de-mas", "Eso es $x_2$, después de dos pasos.", value="x[2]"),
            Mistake("sin-mover", "Ese es el punto de partida: falta dar el paso.", value="x0"),
            Mistake("solo-paso", "Eso es lo que mide el paso; se pide el punto al que llega.", value="lr"),
        ),
        where="abs(x0) > 1",
        hints=(
            r"Calcula por orden $g_1$, $m_1$, $v_1$, $\hat m_1$ y $\hat v_1$.",
            r"En el primer paso la corrección deshace del todo el encogimiento: $\hat m_1 = g_1$ y $\hat v_1 = g_1^2$.",
            r"El cociente $\hat m_1/\sqrt{\hat v_1}$ es el signo del gradiente.",
        ),
        solution=r"""
            $g_1 = 2 \cdot @{x0:p} = @{grad[0]}$; $m_1 = @{m[0]}$ y $v_1 = @{v[0]}$; corregidos, $\hat m_1 = @{m_hat[0]}$ y
            $\hat v_1 = @{v_hat[0]}$. El cociente es el signo del gradiente, y el paso mide $\alpha$:

            $$x_1 = @{x0} - @{lr} \cdot @{m_hat[0]/sqrt(v_hat[0]):p} = @{x[1]}$$
            """,
    ),
    Order(
        id="adam-orden",
        goal="Ordenar lo que hace una iteración de Adam.",
        question="Ordena lo que ocurre en una iteración de Adam.",
        steps=(
            Step("pedir-el-gradiente", "Calcular el gradiente en el punto actual.", ""),
            Step(
                "poner-al-dia-los-momentos",
                "Actualizar los dos momentos con el gradiente y con su cuadrado.",
                "Los momentos se actualizan con el gradiente, que tiene que estar ya calculado.",
            ),
            Step(
                "corregir-el-sesgo",
                r"Dividir los momentos entre $1-\beta_1^t$ y $1-\beta_2^t$.",
                "Se corrigen los momentos nuevos, no los del paso anterior.",
            ),
            Step(
                "formar-el-paso",
                r"Formar el paso $\alpha\,\hat m_t/(\sqrt{\hat v_t}+\varepsilon)$.",
                "El paso usa los momentos corregidos.",
            ),
            Step(
                "restar-el-paso",
                "Restar el paso al parámetro.",
                "Lo que se resta es el paso, que antes hay que formar.",
            ),
        ),
        hints=("Todo empieza por el gradiente.", "¿Se guardan en la memoria los momentos corregidos o los otros?"),
        solution="Gradiente, momentos, corrección, paso, resta. En la memoria quedan $m_t$ y $v_t$ sin corregir: la corrección se rehace en cada paso a partir de ellos.",
    ),
    Choice(
        id="adam-remedios",
        goal="Elegir remedio para un brote.",
        question=r"""
            Sin minilotes, con tasa fija $\alpha = 0.1$ y en $x^2$, de curvatura 2, Adam llevaba miles de pasos pegado al mínimo y ha salido despedido. ¿Qué cambios habrían evitado el brote o dejarían a Adam, al final,
            en el mínimo? Marca todos los que sirvan.
            """,
        several=True,
        options=(
            Option(
                "subir-epsilon",
                r"Subir $\varepsilon$ a $0.01$.",
                r"La tasa propia ya no pasa de $0.1/0.01 = 10$ y, por la curvatura, de 20: queda por debajo de 38.",
                right=True,
            ),
            Option(
                "bajar-beta2",
                r"Bajar $\beta_2$ a $0.95$.",
                r"$\hat v$ mengua igual, pero el brote lo infla enseguida: el coste no pasa de $2 \cdot 10^{-4}$.",
                right=True,
            ),
            Option(
                "pasar-a-amsgrad",
                "Pasar a AMSGrad.",
                "Pasado el arranque, su denominador no mengua, y la tasa propia no crece.",
                right=True,
            ),
            Option(
                "bajar-la-tasa-a-cero",
                "Un plan que baje la tasa hasta cero.",
                "No impide los brotes, pero su tamaño baja con la tasa: al final no se nota ninguno.",
                right=True,
            ),
            Option(
                "adamw-evita-brotes",
                "Pasar a AdamW.",
                r"AdamW encoge los pesos fuera de los momentos: $\sqrt{\hat v}$ mengua igual y la tasa propia crece lo mismo.",
            ),
            Option(
                "quitar-la-correccion",
                "Quitar la corrección de sesgo.",
                r"Tras miles de pasos $1-\beta_2^t$ ya es casi 1: quitarla no cambia nada.",
            ),
        ),
        hints=(
            "La causa es un denominador que mengua: ¿qué cambios lo detienen o reducen lo que lo multiplica?",
            r"Compara con 38 lo más que puede valer $\alpha\lambda/(\sqrt{\hat v}+\varepsilon)$.",
        ),
        solution=r"Una $\varepsilon$ mayor pone techo a la tasa propia, AMSGrad no deja bajar el denominador, y menos memoria o un plan dejan los brotes en nada. AdamW y la corrección de sesgo se ocupan de otras cosas: el decaimiento y el arranque.",
    ),
    Choice(
        id="adam-reddi",
        goal="Entender por qué Adam puede ir al revés.",
        question=r"""
            En el ejemplo de Reddi, Kale y Kumar, $x$ se mueve en $[-1, 1]$, el mejor punto es $x = -1$ y las pendientes son $3, -1, -1$, una y otra vez, con $\beta_1 = 0$ y $\beta_2 = 0.1$. ¿Cuáles de estas
            afirmaciones son ciertas? Marca todas las que lo sean.
            """,
        several=True,
        options=(
            Option(
                "memoria-de-muchos-ciclos",
                r"Si la media de $g^2$ abarcara muchos ciclos, Adam iría en el sentido correcto.",
                "Con una memoria mucho mayor que el ciclo los tres pasos se dividen casi entre lo mismo, y gana el 3.",
                right=True,
            ),
            Option(
                "tres-entre-mas",
                "El gradiente 3 se divide entre un número mayor que los otros dos.",
                "El 3 acaba de inflar $v$ cuando se divide entre su raíz; los −1 encuentran $v$ ya desinflado.",
                right=True,
            ),
            Option(
                "culpa-de-la-tasa",
                r"Con una tasa $\alpha$ más pequeña Adam llegaría a $x = -1$.",
                r"$\alpha$ multiplica por igual los tres pasos: no cambia el signo de su suma.",
            ),
            Option(
                "amsgrad-arregla",
                "AMSGrad lo arregla porque su segundo momento no baja.",
                "Con el máximo de $v$ los tres pasos se dividen entre lo mismo y su suma apunta hacia −1.",
                right=True,
            ),
        ),
        hints=(
            "Escribe los tres pasos de un ciclo, cada uno con su denominador.",
            "Lo que decide es el signo de la suma de los tres.",
        ),
        solution=r"En cada ciclo los pasos son $-3/\sqrt{v_a}$, $+1/\sqrt{v_b}$ y $+1/\sqrt{v_c}$, con $v_a$ mucho mayor que $v_b$ y $v_c$. Igualar los denominadores, con más memoria o con AMSGrad, devuelve el signo correcto; $\alpha$ no interviene.",
    ),
    Numeric(
        id="adam-adamw",
        goal="Dar un paso de AdamW.",
        question=r"""
            Minimizas $f(x) = x^2$ con AdamW desde $x_0 = @{x0}$, con $\alpha = @{lr}$, $\lambda = @{wd}$ y los demás valores por omisión. ¿Cuánto vale $x_1$?
            """,
        label="$x_1 =$",
        values={"x0": Draw(4, (2, 3, 4, 5, 6, 8)), "lr": Draw(0.1, (0.05, 0.1, 0.2)), "wd": Draw(0.5, (0.1, 0.2, 0.5))},
        run=Run("parabola", "AdamW", x0="x0", steps=1, hyper={"lr": "lr", "weight_decay": "wd"}),
        answer="x[1]",
        mistakes=(
            Mistake(
                "l2-dentro",
                r"Así sería con $L_2$ dentro de Adam: $\lambda x$ se suma al gradiente y, al dividir, su tamaño se pierde.",
                value="x0 - lr",
            ),
            Mistake("decae-sin-alfa", r"El decaimiento se multiplica también por $\alpha$.", value="(1 - wd)*x0 - lr"),
            Mistake("solo-decae", "Falta el paso de Adam.", value="(1 - lr*wd)*x0"),
            Mistake(
                "paso-segun-gradiente",
                r"El decaimiento está bien; el paso de Adam mide $\alpha$, y no $\alpha g$.",
                value="(1 - lr*wd)*x0 - lr*2*x0",
            ),
            Mistake("decaimiento-suma", "El decaimiento encoge el peso: se resta.", value="(1 + lr*wd)*x0 - lr"),
            Mistake("signo", "El paso de Adam se resta.", value="(1 - lr*wd)*x0 + lr"),
        ),
        hints=(
            r"Son dos cosas aparte: lo que se encoge el peso y el paso de Adam.",
            "¿Cuánto mide siempre el primer paso de Adam?",
        ),
        solution=r"""
            El peso se encoge por $1 - \alpha\lambda = 1 - @{lr} \cdot @{wd} = @{1 - lr*wd}$, y el primer paso de Adam mide $\alpha$:

            $$x_1 = @{1 - lr*wd} \cdot @{x0} - @{lr} = @{x[1]}$$
            """,
    ),
    Choice(
        id="adam-ajustar",
        goal="Repartir un presupuesto de pruebas.",
        question="Vas a entrenar con Adam una red nueva y solo puedes hacer diez pruebas. ¿En qué las gastas?",
        options=(
            Option(
                "tasas-por-factores",
                r"Diez $\alpha$, de $10^{-5}$ a $0.3$, cada una unas tres veces la anterior.",
                r"Es lo primero que se ajusta, y por factores: no se sabe ni de qué orden es la buena.",
                right=True,
            ),
            Option(
                "tasas-muy-juntas",
                r"Diez $\alpha$, de $0.001$ a $0.0019$, de diezmilésima en diezmilésima.",
                r"Entre todas no hay ni un factor 2: si la buena es $0.01$, ninguna se acerca.",
            ),
            Option(
                "buscar-beta1",
                r"Diez $\beta_1$, de $0.5$ a $0.99$, con $\alpha = 0.001$.",
                r"$\beta_1$ se toca pocas veces, y así la tasa, que es lo primero, se queda sin probar.",
            ),
            Option(
                "epsilon-con-tasa-fija",
                r"Diez $\varepsilon$, de $10^{-8}$ a $10$, con $\alpha = 0.001$.",
                r"La mejor $\alpha$ cambia con $\varepsilon$: con $\alpha$ fija no se puede juzgar ninguna.",
            ),
        ),
        hints=("¿Qué hiperparámetro se busca siempre?", "¿Cuántos órdenes de magnitud abarca cada propuesta?"),
        solution=r"Primero $\alpha$, por potencias de $\sqrt{10} \approx 3.16$: diez pruebas abarcan más de cuatro órdenes de magnitud. Si quedara presupuesto, $\beta_2$ y $\varepsilon$, siempre junto con $\alpha$.",
    ),
]
