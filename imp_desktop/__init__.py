"""Key paper questionnaires of a small controlled study, offline, and print its reports.

The map, one line a room, highest first; a room uses only rooms below it:

__main__     entry: hands over to the command line or to the window
cli          the command line: arguments in, operations called, exit status out
app          puts the rooms together and opens the window
ui           windows: nothing but showing and asking
operations   the verbs: everything a user can do, without Qt
reports      results in, PDF out
exchange     tables in and out
statistics   tables in, results out
scoring      answers in, scores out
storage      the study file
protocols    what a study is: groups, assessments, instruments due, outcomes, course, domains, criteria
instruments  what a questionnaire is: items, answers, score rules
i18n         the program's words in the user's language
settings     every setting of this machine
paths        where forms, resources and the user's files are
files        whole files: written completely or not at all
errors       every message a user can get
"""

__version__ = "0.1.0"
