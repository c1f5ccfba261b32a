# Reference values for tests/numeric: base R glm, MASS::glm.nb and sandwich on counts made here.
suppressMessages({ library(MASS); library(sandwich); library(jsonlite) })
set.seed(20)
n <- 60
x <- seq_len(n) / 12
s <- sin(2 * pi * x); k <- cos(2 * pi * x)
pop <- round(1e4 * exp(0.02 * x))
w <- rep(c(1, 2, 0.5), 20)
y <- rnbinom(n, mu = pop / 1e3 * exp(0.1 * x + 0.4 * s), size = 4)
control <- glm.control(epsilon = 1e-14, maxit = 200)
p <- glm(y ~ x + s + k + offset(log(pop)), family = poisson, weights = w, control = control)
nb <- glm.nb(y ~ x + s + k + offset(log(pop)), control = control)
g <- glm(y ~ x + s + k, weights = w)
one <- function(f) list(coefficients = unname(coef(f)), covariance = as.vector(t(vcov(f))),
  deviance = deviance(f), logLikelihood = as.numeric(logLik(f)))
cat(toJSON(list(
  provenance = paste(R.version.string, "MASS", packageVersion("MASS"), "sandwich", packageVersion("sandwich")),
  x = x, s = s, k = k, population = pop, weights = w, counts = y,
  poisson = c(one(p), list(dispersion = sum(residuals(p, "pearson")^2) / df.residual(p),
    sandwich = as.vector(t(sandwich(p))))),
  negativeBinomial = c(one(nb), list(theta = nb$theta, thetaError = nb$SE.theta)),
  gaussian = c(one(g), list(dispersion = summary(g)$dispersion)),
  student = list(p = c(0.6, 0.9, 0.975, 0.9995), degrees = c(1, 2.5, 7, 40),
    quantile = outer(c(0.6, 0.9, 0.975, 0.9995), c(1, 2.5, 7, 40), qt),
    upper = pt(c(-1.3, 0.2, 2.7, 12), c(3, 5, 11, 4), lower.tail = FALSE)),
  counts_at = list(
    poisson = list(logPmf = dpois(c(0, 3, 40), c(0.2, 3.7, 25), log = TRUE), upper = ppois(c(3, 30, 90), c(0.5, 10, 40), lower.tail = FALSE),
      quantile = qpois(c(0.05, 0.5, 0.95, 0.999), c(0.1, 4.5, 30, 2000))),
    negativeBinomial = list(logPmf = dnbinom(c(0, 3, 40), mu = c(0.2, 3.7, 25), size = c(0.5, 2, 8), log = TRUE),
      cdf = pnbinom(c(0, 3, 40), mu = c(0.2, 3.7, 25), size = c(0.5, 2, 8)),
      upper = pnbinom(c(5, 30, 200), mu = c(0.2, 3.7, 25), size = c(0.5, 2, 8), lower.tail = FALSE),
      quantile = qnbinom(c(0.05, 0.5, 0.95, 0.999), mu = c(0.1, 4.5, 30, 2000), size = c(0.3, 1, 5, 20)))),
  digamma = digamma(c(0.01, 0.7, 3, 50)), trigamma = trigamma(c(0.01, 0.7, 3, 50))
), digits = NA, auto_unbox = TRUE, pretty = FALSE))
