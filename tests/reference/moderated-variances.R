# Reference values for tests/trends/moderated-variances.test.ts: variances of many units drawn towards
# their prior by limma's squeezeVar, without and with a covariate. For three to five units limma's natural
# spline of the covariate is a straight line, which is what this project uses for any number of units.
suppressMessages({ library(limma); library(jsonlite) })
set.seed(12)
unequal <- sample(4:12, 40, replace = TRUE)
variances <- 2 * 9 / rchisq(40, 9) * rchisq(40, unequal) / unequal
equal <- sample(qchisq((1:30 - 0.5) / 30, 14) / 14)
few <- list(df = c(6, 8, 8, 10, 9), covariate = c(2.1, 3.4, 4.0, 5.2, 6.9), var = c(0.9, 0.4, 2.6, 1.7, 9.5))
of <- function(s) list(priorDegrees = if (is.finite(s$df.prior)) s$df.prior else "Inf", prior = s$var.prior, posterior = s$var.post)
cat(toJSON(list(
  provenance = paste(R.version.string, "limma", packageVersion("limma")),
  differing = c(list(var = variances, degrees = unequal), of(squeezeVar(variances, unequal))),
  alike = c(list(var = equal, degrees = rep(8, 30)), of(squeezeVar(equal, rep(8, 30)))),
  line = c(few, of(squeezeVar(few$var, few$df, covariate = few$covariate)))
), digits = NA, auto_unbox = TRUE))
