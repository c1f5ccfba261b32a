# Reference values for src/lib/evaluation, on made-up counts. R 4.2.2, sandwich 3.0-2, quadprog 1.5-8.
library(sandwich); library(quadprog); library(jsonlite)
set.seed(42)
n <- 48; first <- 33
t <- seq_len(n) - 1
counts <- rpois(n, exp(3.2 + 0.006 * t + 0.3 * cos(2 * pi * (t + 5) / 12) - 0.4 * (t + 1 >= first)))
d <- data.frame(y = counts, time = t / n, post = as.numeric(t + 1 >= first), since = pmax(0, t + 1 - first),
  c1 = cos(2 * pi * (t + 5) / 12), s1 = sin(2 * pi * (t + 5) / 12), c2 = cos(4 * pi * (t + 5) / 12), s2 = sin(4 * pi * (t + 5) / 12))
its <- glm(y ~ ., quasipoisson, d, epsilon = 1e-14)
nw <- NeweyWest(its, lag = 3, prewhite = FALSE, adjust = TRUE)
treated <- rpois(n, exp(3 + 0.2 * sin(t) - 0.35 * d$post)); control <- rpois(n, exp(4 + 0.2 * sin(t)))
p <- data.frame(y = c(treated, control), g = rep(1:0, each = n), t = factor(rep(t, 2)), post = rep(d$post, 2))
did <- glm(y ~ t + g + g:post, quasipoisson, p, epsilon = 1e-14)
donors <- matrix(round(rnorm(20 * 8, 30, 4), 3), 20); target <- round(donors[, 2] * .6 + donors[, 5] * .4 + rnorm(20, 0, .5), 3)
G <- crossprod(donors)
w <- solve.QP(G, crossprod(donors, target), cbind(1, diag(8)), c(1, rep(0, 8)), meq = 1)$solution
write_json(list(counts = counts, firstAfter = first - 1, firstPeriod = 5,
  its = list(level = unname(coef(its)["post"]), slope = unname(coef(its)["since"]), dispersion = summary(its)$dispersion,
    neweyWestLevel = nw["post", "post"], neweyWestSlope = nw["since", "since"]),
  treated = treated, control = control,
  did = list(estimate = unname(coef(did)["g:post"]), se = unname(coef(summary(did))["g:post", "Std. Error"]), dispersion = summary(did)$dispersion),
  donors = t(donors), target = target, weights = w), "tests/reference/evaluation.json", digits = NA, auto_unbox = TRUE)
