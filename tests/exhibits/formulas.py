"""Formulas of every kind: what authors write, and what a converter stumbles over."""

FORMULAS = [
    r"S = a_1 + a_2 + a_3 + \left[b_1 + b_2\right] - c_1 - c_2 - c_3 + d_1 + d_2 + d_3 + d_4 + d_5 + d_6 = f(x, y, z) \leq 9",
    r"E = mc^2",
    r"\mathrm{Attention}(Q, K, V) = \operatorname{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right) V",
    r"\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}",
    r"\sum_{i=1}^n x_i = \prod_{j \in J} \int_0^\infty e^{-x^2}\,dx + \oint_C f",
    r"\sum_{\substack{i < n \\ j < m}} a_{ij}",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \begin{bmatrix} a \\ b \end{bmatrix}",
    r"f(x) = \begin{cases} x^2 & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\begin{aligned} a &= b + c \\ &= d \end{aligned}",
    r"\begin{align*} a &= b \tag{7} \\ c &= d \nonumber \end{align*}",
    r"\begin{gather} x \\ y \end{gather}",
    r"\hat{y} + \bar{x} + \vec{v} + \dot{q} + \ddot{q} + \tilde{n} + \widehat{ab} + \overline{ab} + \underline{ab}",
    r"\underbrace{a + b}_{n} \overbrace{abcdefghijklmnop}^{k} \xrightarrow{f} \overset{!}{=}",
    r"\lim_{x \to 0} \frac{\sin x}{x} = 1, \quad \max_i x_i \qquad \arg\min_\theta L(\theta)",
    r"\mathbb{R} \mathbf{A} \mathcal{L} \mathfrak{g} \mathsf{S} \mathtt{t} \boldsymbol{\alpha}",
    r"\alpha\beta\gamma\Gamma\varepsilon\varphi\partial\nabla\infty\hbar\ell\emptyset",
    r"A \cup B \cap C \subseteq D \setminus \{1, \dots, n\} \forall x \exists y \neg z \in \emptyset",
    r"\binom{n}{k} \sqrt[3]{x} \left| x \right| \lVert x \rVert \lfloor x \rfloor \left. f \right|_0^1",
    r"x^{a^b} {}^{14}_6 C f'(x) f'' (z)_i^2 P(A \mid B) \left( a \middle| b \right)",
    r"\Big( x \Big) \boxed{x} \cancel{x} \phantom{x} \! \not= 50\% \text{ words, and } \$5",
]
