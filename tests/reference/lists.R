# Reference values for multiple systems estimation: published tables of list overlaps, fitted with R's
# own glm. Run: Rscript tests/reference/lists.R > tests/reference/lists.json  (R 4.2, package stats)
#
# Counts: `kosovo`, killings March to June 1999 on four lists (Ball, Betts, Scheuren, Dudukovich and
# Asher 2002, Killings and Refugee Flow in Kosovo; 4,400 people), bits HRW, OSCE, ABA, EXH: the same as
# printed by the help of estimate_population_stepwise in the R package MultipleSystemsEstimation.
# `diabetes`, known cases in Casale Monferrato 1988 on four lists (Bruno et al. 1994, Diabetes Care
# 17:548; 2,069 people): the same as in the example of closedpCI in the R package Rcapture.
# `hepatitis`, an outbreak of hepatitis A in northern Taiwan 1995 on three lists P, Q, E (Chao et al.
# 2001, Stat. Med. 20:3123; 271 students, later found to be about 545): the same cells as in Downey,
# Think Bayes, chapter 15, and the same lengths of the lists (135, 122, 126) as the data HAV of the R
# package CARE1. `uk5`, the UK 2013 lists with police and National Crime Agency as one (Silverman 2014).
# The Netherlands' table is not here: no source of its counts could be read. Histories are bit masks:
# bit i is list i.

tables <- list(
  kosovo = list(lists = 4, counts = c(
    "15" = 27, "7" = 32, "11" = 42, "3" = 123, "13" = 18, "5" = 31, "9" = 106, "1" = 306,
    "14" = 181, "6" = 217, "10" = 228, "2" = 936, "12" = 177, "4" = 845, "8" = 1131)),
  diabetes = list(lists = 4, counts = c(
    "15" = 58, "7" = 157, "11" = 18, "3" = 104, "13" = 46, "5" = 650, "9" = 12, "1" = 709,
    "14" = 14, "6" = 20, "10" = 7, "2" = 74, "12" = 8, "4" = 182, "8" = 10)),
  hepatitis = list(lists = 3, counts = c(
    "7" = 28, "3" = 21, "5" = 17, "6" = 18, "1" = 69, "2" = 55, "4" = 63)))

uk <- read.csv("tests/reference/uk-2013-lists.csv")
merged <- cbind(uk[, 1:2], police_nca = pmax(uk[, 3], uk[, 6]), uk[, 4:5])
history <- as.vector(as.matrix(merged) %*% 2^(0:4))
tables$uk5 <- list(lists = 5, counts = tapply(uk$count, history, sum))

# All 2^k - 1 cells; a pair without a shared case leaves its cells out (its parameter is minus infinity).
fit <- function(table, pairs) {
  cells <- 1:(2^table$lists - 1)
  y <- as.numeric(table$counts[as.character(cells)]); y[is.na(y)] <- 0
  on <- sapply(0:(table$lists - 1), function(i) bitwAnd(bitwShiftR(cells, i), 1))
  x <- cbind(1, on); keep <- rep(TRUE, length(cells)); empty <- 0
  for (pair in pairs) {
    both <- on[, pair[1]] * on[, pair[2]]
    if (sum(y * both) == 0) { keep <- keep & both == 0; empty <- empty + 1 }
    else x <- cbind(x, both)
  }
  m <- glm.fit(x[keep, ], y[keep], family = poisson(),
               control = glm.control(epsilon = 1e-12, maxit = 200))
  class(m) <- "glm"
  total <- sum(y); parameters <- ncol(x) + empty
  ll <- sum(dpois(y[keep], m$fitted.values, log = TRUE))
  se <- sqrt(summary(m)$cov.unscaled[1, 1]); mean <- numeric(length(cells)); mean[keep] <- m$fitted.values
  list(pairs = pairs, total = total + exp(m$coefficients[[1]]),
       lower = total + exp(m$coefficients[[1]] - qnorm(.975) * se),
       upper = total + exp(m$coefficients[[1]] + qnorm(.975) * se),
       aic = 2 * parameters - 2 * ll, bic = log(total) * parameters - 2 * ll,
       y = y, on = on, mean = mean)
}
allPairs <- function(k) { g <- t(combn(k, 2)); lapply(seq_len(nrow(g)), function(i) g[i, ]) }
stepwise <- function(table, threshold) {
  open <- allPairs(table$lists); model <- fit(table, list())
  while (length(open)) {
    p <- sapply(open, function(pair) {
      both <- model$on[, pair[1]] * model$on[, pair[2]] == 1
      seen <- sum(model$y[both]); mean <- sum(model$mean[both])
      min(ppois(seen, mean), ppois(seen - 1, mean, lower.tail = FALSE))
    })
    if (min(p) >= threshold) break
    at <- which.min(p); model <- fit(table, c(model$pairs, open[at])); open <- open[-at]
  }
  model
}
best <- function(table, by) {
  pairs <- allPairs(table$lists); found <- NULL
  for (chosen in 0:(2^length(pairs) - 1)) {
    model <- fit(table, pairs[bitwAnd(chosen, 2^(seq_along(pairs) - 1)) > 0])
    if (is.null(found) || model[[by]] < found[[by]]) found <- model
  }
  found
}
number <- function(v) format(v, digits = 12, scientific = FALSE, trim = TRUE)
line <- function(model) {
  pairs <- sapply(model$pairs, function(p) sprintf("[%d, %d]", min(p) - 1, max(p) - 1))
  sprintf('{ "pairs": [%s], "total": %s, "lower": %s, "upper": %s, "aic": %s, "bic": %s }',
          paste(pairs, collapse = ", "), number(model$total), number(model$lower),
          number(model$upper), number(model$aic), number(model$bic))
}
out <- sapply(names(tables), function(name) {
  table <- tables[[name]]
  counts <- paste(sprintf("[%s, %d]", names(table$counts), as.integer(table$counts)), collapse = ", ")
  models <- list(main = fit(table, list()), stepwise = stepwise(table, 0.02))
  if (name != "uk5") { models$aic <- best(table, "aic"); models$bic <- best(table, "bic") }
  lines <- paste(sprintf('\t\t"%s": %s', names(models), sapply(models, line)), collapse = ",\n")
  sprintf('\t"%s": {\n\t\t"lists": %d,\n\t\t"counts": [%s],\n%s\n\t}', name, table$lists, counts, lines)
})
cat("{\n", paste(out, collapse = ",\n"), "\n}\n", sep = "")
