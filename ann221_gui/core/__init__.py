"""The mathematics of the program: NumPy only, no Qt, no files, no clock, no print.

Notation (`document` is the paper the program implements; rows of an array are samples):

======== ========= ======= =========================================================
document code      shape   meaning
======== ========= ======= =========================================================
I        x         (N, 2)  inputs; the outputs O¹ of the input layer are the same
w¹ᵢⱼ     w1[i, j]  (2, 2)  weight from input neuron i to hidden neuron j
w²ⱼ₁     w2[j, 0]  (2, 1)  weight from hidden neuron j to the output neuron
--       b1, b2    (2,) (1,)  biases, which the document lacks; 0 unless switched on
I_O²     z1        (N, 2)  net inputs of the hidden neurons: z1 = x @ w1 + b1
O²       a1        (N, 2)  outputs of the hidden neurons: a1 = σ(z1)
I_O³     z2        (N, 1)  net input of the output neuron: z2 = a1 @ w2 + b2
O³₁      a2        (N, 1)  output: a2 = σ(z2)
Δ        delta     (N,)    target − output
E        loss      ()      error, Δ² summed over the samples
--       signal1/2 (N, ·)  error signals ∂E/∂z1, ∂E/∂z2
η        learning_rate     step length: w := w − η ∂E/∂w
======== ========= ======= =========================================================
"""
