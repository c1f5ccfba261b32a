# Reference values for tests/forecasting: CRPS of counts from the definition, log score and PIT
# bounds from base R's distributions, MASE of the naive forecast from the forecast package.
suppressMessages({ library(forecast); library(jsonlite) })
crps <- function(y, p) { k <- 0:200000; f <- p(k); sum((f - (k >= y))^2) }
y <- c(0, 3, 12, 250); mean <- c(0.3, 5, 4, 180); size <- c(0.5, 2, 30, 12)
alpha <- c(0.02, 0.05, seq(0.1, 0.9, 0.1))
wis <- function(y, q) {
  s <- 0.5 * abs(y - q(0.5))
  for (a in alpha) { l <- q(a / 2); u <- q(1 - a / 2)
    s <- s + a / 2 * ((u - l) + 2 / a * max(0, l - y) + 2 / a * max(0, y - u)) }
  s / (length(alpha) + 0.5)
}
series <- c(4, 7, 5, 9, 12, 8, 10, 14)
a <- accuracy(naive(ts(series[1:6]), h = 2), series[7:8])
cat(toJSON(list(
  provenance = paste(R.version.string, "forecast", packageVersion("forecast")),
  y = y, mean = mean, size = size,
  negativeBinomial = sapply(1:4, function(i) crps(y[i], function(k) pnbinom(k, mu = mean[i], size = size[i]))),
  poisson = sapply(1:4, function(i) crps(y[i], function(k) ppois(k, mean[i]))),
  logScore = -dnbinom(y, mu = mean, size = size, log = TRUE),
  wis = sapply(1:4, function(i) wis(y[i], function(p) qnbinom(p, mu = mean[i], size = size[i]))),
  series = series, mase = a["Test set", "MASE"]
), digits = NA, auto_unbox = TRUE))
