# Short names for `python3 run.py …`, which works without make.
PYTHON ?= python3

.PHONY: site test serve check format status benchmark lock clean
.NOTPARALLEL:

site test serve check format status benchmark lock clean:
	@$(PYTHON) run.py $@
