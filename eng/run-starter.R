# Runs a starter script and prints the data frame that it leaves, as rows of JSON: the names first, text as text, numbers as numbers.
# usage: Rscript run-starter.R <script> <name of the data frame>
arguments <- commandArgs(trailingOnly = TRUE)
source(arguments[1], encoding = "UTF-8")
frame <- get(arguments[2])

json <- function(column) {
  text <- if (is.character(column)) encodeString(column, quote = "\"")
    else if (inherits(column, "Date")) paste0("\"", format(column), "\"")
    else sprintf("%.15g", column)
  ifelse(is.na(column), "null", text)
}

rows <- do.call(paste, c(unname(lapply(frame, json)), sep = ","))
cat(paste0("[[", paste(encodeString(names(frame), quote = "\""), collapse = ","), "]"), paste0(",[", rows, "]"), "]", sep = "\n")
