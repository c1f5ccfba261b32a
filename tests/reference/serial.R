# Reference values for src/lib/evaluation/restricted-likelihood: restricted log likelihoods of a regression
# whose errors have an exponential correlation with a nugget, less that without correlation. R 4.2.2, nlme 3.1-162.
library(nlme)
set.seed(7)
n <- 40; t <- seq_len(n)
e <- as.numeric(arima.sim(list(ar = 0.6), n)) + rnorm(n, 0, 0.5)
d <- data.frame(t = t, post = as.numeric(t > 25), y = round(2 + 0.02 * t + e, 4))
plain <- gls(y ~ t + post, d, method = "REML")
ideas <- expand.grid(share = c(0.25, 0.5, 1), persistence = c(0.3, 0.6, 0.9))
fit <- function(share, persistence) {
  range <- -1 / log(persistence)
  cor <- if (share < 1) corExp(c(range, 1 - share), form = ~t, nugget = TRUE, fixed = TRUE) else corExp(range, form = ~t, fixed = TRUE)
  gls(y ~ t + post, d, correlation = cor, method = "REML")
}
ideas$gain <- mapply(function(s, p) as.numeric(logLik(fit(s, p)) - logLik(plain)), ideas$share, ideas$persistence)
ideas$variance <- mapply(function(s, p) fit(s, p)$sigma^2, ideas$share, ideas$persistence)
list_of <- function(values) paste0("[", paste(format(values, digits = 12, trim = TRUE), collapse = ", "), "]")
rows <- apply(ideas, 1, function(r) sprintf('{"share": %g, "persistence": %g, "gain": %.10g, "variance": %.10g}', r["share"], r["persistence"], r["gain"], r["variance"]))
writeLines(sprintf('{"y": %s, "post": %s, "ideas": [%s]}', list_of(d$y), list_of(d$post), paste(rows, collapse = ", ")), "serial.json")
