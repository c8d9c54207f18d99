step-move-department = Departments merged
latest-move-department = departments merged, { $department } goes on
notice-move-department = Departments merged: { $name } goes on with { $number }; every date stays.

cli-department = departments: list them, merge two, retire one
cli-department-examples =
    Examples:
      python -m bot department list
      python -m bot department merge "Building Bureau" --into "Housing Bureau"
      python -m bot department retire "Building Bureau"
cli-departments = list the departments and when some were retired
cli-departments-examples =
    Example:
      python -m bot department list
cli-merge = merge a department into another: people and open cases go over, dates stay; ended ones keep the old name
cli-merge-examples =
    Example:
      python -m bot department merge "Building Bureau" --into "Housing Bureau"
cli-retire = retire a department without open cases: offered nowhere any more, its history stays
cli-retire-examples =
    Example:
      python -m bot department retire "Building Bureau"
cli-department-name = the department's full or short name
cli-into = the department it is merged into

department-line = { $name } ({ $short })
department-retired = { $name } ({ $short }), retired on { $day }
said-department-merged = { $name } was merged into { $into }; open cases handed over: { $n }. Dates stay.
said-department-retired = { $name } is retired.
bad-department-open = { $name } has open cases ({ $n }) and cannot be retired. Merge it first: department merge "{ $name }" --into DEPARTMENT
bad-department-itself = { $name } cannot be merged into itself.
trouble-no-department = { $name } has no departments yet; import a roster.
trouble-department-unknown = There is no department called "{ $name }", or it is retired; see department list.
trouble-department-several = Several departments have the short name "{ $name }": give the full name.
trouble-department-retired = "{ $name }" in the roster is retired: take it out of the roster, or put in the present department.
