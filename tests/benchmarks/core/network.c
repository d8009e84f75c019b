/* The same work in C, as one writes it first. Compiled twice: with double, and (-DSINGLE) with float. */

#include <math.h>

#ifdef SINGLE
typedef float real;
#define EXP expf
#else
typedef double real;
#define EXP exp
#endif

static real logistic(real z) { return 1 / (1 + EXP(-z)); }

static real output(const real *w, real x1, real x2)
{
    real h1 = logistic(w[0] * x1 + w[2] * x2);
    real h2 = logistic(w[1] * x1 + w[3] * x2);
    return logistic(w[4] * h1 + w[5] * h2);
}

/* Samples are rows of two inputs and a target; one update a batch. */
void train(real *w, const real *samples, long count, long batch, real rate, long epochs)
{
    for (long epoch = 0; epoch < epochs; epoch++)
        for (long first = 0; first < count; first += batch) {
            real g[6] = {0, 0, 0, 0, 0, 0};
            for (long n = first; n < first + batch && n < count; n++) {
                real x1 = samples[3 * n], x2 = samples[3 * n + 1], target = samples[3 * n + 2];
                real h1 = logistic(w[0] * x1 + w[2] * x2);
                real h2 = logistic(w[1] * x1 + w[3] * x2);
                real o = logistic(w[4] * h1 + w[5] * h2);
                real d = -2 * (target - o) * o * (1 - o);
                real d1 = d * w[4] * h1 * (1 - h1);
                real d2 = d * w[5] * h2 * (1 - h2);
                g[0] += d1 * x1;
                g[1] += d2 * x1;
                g[2] += d1 * x2;
                g[3] += d2 * x2;
                g[4] += d * h1;
                g[5] += d * h2;
            }
            for (int i = 0; i < 6; i++)
                w[i] -= rate * g[i];
        }
}

void train_many(real *w, long networks, const real *samples, long count, real rate, long epochs)
{
    for (long m = 0; m < networks; m++)
        train(w + 6 * m, samples, count, count, rate, epochs);
}

void map(const real *w, const real *x1, long columns, const real *x2, long rows, real *outputs)
{
    for (long r = 0; r < rows; r++)
        for (long c = 0; c < columns; c++)
            outputs[r * columns + c] = output(w, x1[c], x2[r]);
}

/* Directions are three rows of six: the origin, across and upwards. */
void plane(const real *directions, const real *a, long columns, const real *b, long rows,
           const real *samples, long count, real *losses)
{
    for (long r = 0; r < rows; r++)
        for (long c = 0; c < columns; c++) {
            real w[6], sum = 0;
            for (int i = 0; i < 6; i++)
                w[i] = directions[i] + a[c] * directions[6 + i] + b[r] * directions[12 + i];
            for (long n = 0; n < count; n++) {
                real delta = samples[3 * n + 2] - output(w, samples[3 * n], samples[3 * n + 1]);
                sum += delta * delta;
            }
            losses[r * columns + c] = sum;
        }
}
