"""Every message a user can get: a stable code, what happened, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Message:
    """What happened and what to do, as templates in English; the words are translated where they are shown."""

    text: str
    advice: str = ""


class Problem(Enum):
    """One member a thing a user can meet and mend; the code shown is the name in small letters with hyphens."""

    # files of any kind
    FILE_MISSING = Message("There is no file {path}.", "Check the name and the folder.")
    FILE_EXISTS = Message("{path} exists already.", "Choose another name.")
    FILE_UNREADABLE = Message("{path} cannot be read: {reason}.", "Check that the file may be read and try again.")
    FILE_UNWRITABLE = Message(
        "{path} cannot be written: {reason}.", "Free space or choose another folder, then try again."
    )

    # study files
    NOT_A_STUDY = Message("{path} is not a study of this program.", "Choose a file that ends in .impstudy.")
    STUDY_EMPTY = Message("{path} is empty.", "Open the newest copy of the study instead.")
    STUDY_DAMAGED = Message(
        "{path} is damaged: {reason}.", "Do not key into it; open the newest copy of the study instead."
    )
    STUDY_NEWER = Message(
        "{path} was made by a newer version of the program.", "Update the program on this PC, then open it again."
    )
    STUDY_OPEN_ELSEWHERE = Message("{path} is open on {pc} since {since} by {person}.", "Close it there first.")
    STUDY_LOCK_FOREIGN = Message(
        "{path} was left open on {pc} since {since} by {person}.",
        "Close it there; if that PC is gone, remove the file {lock} and open the study again.",
    )
    STUDY_READ_ONLY = Message(
        "{path} can be read but not changed here.", "Save a copy in a folder of your own and open that copy."
    )
    COPY_DIFFERS = Message(
        "The copy {path} does not hold what the study holds.", "Choose another folder or disk and copy again."
    )
    NOT_ON_DISK = Message(
        "The answer could not be brought to the disk: {reason}.", "Free space or put the stick back, then press Enter."
    )
    LEDGER_BROKEN = Message(
        "The ledger does not fit what is stored, from change {seq} on.", "Open the newest copy of the study instead."
    )

    # instruments and protocols
    FORM_FILE = Message("{what}.", "{advice}")
    UNKNOWN_INSTRUMENT = Message("There is no instrument {instrument}.", "Choose one of: {known}.")
    UNKNOWN_PROTOCOL = Message("There is no protocol {protocol}.", "Choose one of: {known}.")
    INSTRUMENT_CHANGED = Message(
        "The instrument {instrument} was changed but still has version {version}.",
        "Raise its version, or put the former shape back.",
    )
    PAIR_NOT_NAMED = Message(
        "{instrument} is not scored: which items are not on the printed form is not named yet.",
        "Name them in the settings of the study.",
    )
    PAIR_DOES_NOT_FIT = Message(
        "{given} cannot be left out of {instrument}.", "Name one of {first} and one of {second}."
    )
    UNKNOWN_CHOICE = Message("{name} cannot be chosen.", "Choose one of: {known}.")
    CHOICE_DOES_NOT_FIT = Message("{value} is no value of {name}.", "Choose one of: {known}.")

    # people
    PERSON_NAME_EMPTY = Message("A person needs a name.", "Type your name.")
    PERSON_UNKNOWN = Message("Nobody called {name} works with this study.", "Check the name in the list of persons.")
    PERSON_LAST = Message("{name} is the only one in the list.", "Add somebody else first.")

    # participants and forms
    UNKNOWN_PARTICIPANT = Message(
        "There is no participant {code}.", "Check the code on the paper, or add the participant first."
    )
    PARTICIPANT_EXISTS = Message(
        "Participant {code} is in the register already.", "Check the code, or open the participant."
    )
    CODE_EMPTY = Message("A participant needs a code.", "Type the code that stands on the paper.")
    CODE_UNFIT = Message(
        "{code} is no code.", "Use up to 24 letters, digits, points, hyphens and underscores, without spaces."
    )
    CODE_LIKE_A_NAME = Message(
        "{code} looks like a name.", "Use a code that says nothing about the person; confirm if it really is a code."
    )
    CODE_CHECK_MISSING = Message("{code} has no check letter.", "{fitting} is its code.")
    CODE_CHECK_FAILS = Message("{code} does not fit its check letter.", "{fitting} does.")
    UNKNOWN_GROUP = Message("There is no group {group}.", "Choose one of: {known}.")
    GROUP_MISSING = Message("Participant {code} has no group yet.", "Enter the group in the register first.")
    COHORT_WITHOUT_COHORTS = Message("The group {group} has no cohorts.", "Leave the cohort empty.")
    COHORT_UNFIT = Message("{cohort} is no cohort.", "Use a whole number from 1 to 99.")
    UNKNOWN_STATUS = Message("There is no status {status}.", "Choose one of: {known}.")
    STATUS_NEEDS_REASON = Message("The status {status} needs a reason.", "Say why, in a few words.")
    STATUS_NEEDS_DATE = Message("The status {status} needs a date.", "Enter the day since which it holds.")
    STATUS_AGAINST_FORMS = Message(
        "Forms of {code} are keyed, while the status {status} means that there is no consent.",
        "Use the status withdrawn; it asks what happens with the data.",
    )
    STATUS_AGAINST_CONSENT = Message(
        "The status {status} means that there is no consent, but {code} gave consent on {consent}.",
        "Choose another status, such as withdrawn, or take the date of consent back.",
    )
    STATUS_BEFORE_APPROACH = Message(
        "The status {status} is dated {date}, before the day approached, {approached}.", "Check both dates."
    )
    STATUS_BEFORE_CONSENT = Message(
        "The status {status} is dated {date}, before the consent on {consent}.", "Check both dates."
    )
    DATA_USE_WITHOUT_WITHDRAWAL = Message(
        "What happens with the data is asked of people who withdrew, and {code} did not.",
        "Leave it empty, or change the status to withdrawn.",
    )
    GROUP_NEEDS_REASON = Message(
        "Forms of {code} are keyed, so moving to another group needs a reason.", "Say why, in a few words."
    )
    DATE_UNFIT = Message("{given} is no date.", "Write it as year-month-day, such as 2026-03-05.")
    DATE_IN_FUTURE = Message("{given} lies in the future.", "Check the date on the paper.")
    NO_CONSENT = Message(
        "Participant {code} has no consent in the register.",
        "Enter the date of consent first; then the form can be keyed.",
    )
    CONSENT_BEFORE_APPROACH = Message(
        "Participant {code} gave consent on {consent}, before the day approached, {approached}.",
        "Check both dates on the paper.",
    )
    CONSENT_AFTER_FORM = Message(
        "Participant {code} gave consent on {consent}, later than the date {date} on the form.",
        "Check both dates on the paper.",
    )
    FORM_NOT_DUE = Message(
        "{instrument} is not due from {code} ({group}) at {assessment}.", "Check the code and the form in your hand."
    )
    UNKNOWN_ASSESSMENT = Message("There is no assessment {assessment}.", "Choose one of: {known}.")
    FORM_HAS_ANSWERS = Message(
        "The form of {code} holds answers.", "Clear them first if the form really never came back."
    )

    # keying twice, closing and moving
    FIRST_NOT_COMPLETE = Message(
        "The first keying of {instrument} of {code} is not complete.", "Finish it first; then the second one can begin."
    )
    SECOND_NOT_PLANNED = Message(
        "A second keying of {instrument} of {code} is not planned.", "Choose it in the settings of the study first."
    )
    SECOND_TOO_EARLY = Message(
        "The second keying of {instrument} of {code} is for another person.",
        "Let somebody else key it; you can do so yourself from {when} on.",
    )
    SECOND_BEGUN = Message(
        "The second keying of {instrument} of {code} has begun.",
        "What differs from it is keyed a third time; the first keying stays as it is.",
    )
    THIRD_BEGUN = Message(
        "What differed in {instrument} of {code} is being keyed a third time.",
        "Correct the item there; the keyings before stay as they are.",
    )
    NOTHING_DIFFERS = Message(
        "No item of {instrument} of {code} waits for a third keying.", "Open the form to look at it."
    )
    DECISION_NEEDS_ANOTHER = Message(
        "Three keyings of this item say three things, and the last one is yours.",
        "Let another person look at the paper; you can do so yourself from {when} on.",
    )
    SETTLED_ITEM = Message(
        "An item of a closed or settled form always says something.",
        "Key what the paper says, or why there is no answer.",
    )
    CONTESTED_ITEM = Message(
        "Three keyings of this item say three things.", "It stays as keyed; another person looks at the paper next."
    )
    FORM_SEALED = Message(
        "{instrument} of {code} is being keyed twice.", "Its values can be seen once both keyings are settled."
    )
    FORM_CLOSED = Message("{instrument} of {code} is closed.", "Say why it is changed; then it can be.")
    QUERY_EMPTY = Message("The question or answer has no words.", "Type it, or press Esc.")
    QUERY_CLOSED = Message("The question is closed.", "Open it again to answer it.")
    NO_QUERY = Message("There is no such question any more.", "Look at the work list again.")
    VERIFY_NOT_YET = Message(
        "{instrument} of {code} cannot be verified yet.", "Key it to the end and settle what differs."
    )
    PAGE_UNKNOWN = Message("{instrument} has no page {page}.", "Choose a page from 1 to {pages}, or 0 for all.")
    FORM_LOCKED = Message(
        "The forms of {code} are locked.", "Unlock them on the page of the participant, with a reason."
    )
    FORM_INCOMPLETE = Message("{instrument} of {code} is not complete.", "Key what is missing, or why, then close it.")
    FORM_UNSETTLED = Message(
        "Keyings of {instrument} of {code} are not settled.", "Finish the second or third keying, then close it."
    )
    LOCK_NEEDS_CLOSED = Message(
        "Not every form of {code} is closed: {forms}.", "Close them, or say that they never came back."
    )
    UNLOCK_NEEDS_REASON = Message("Unlocking needs a reason.", "Say why, in a few words.")
    STUDY_FROZEN = Message(
        "The data were frozen on {date}, so nothing can be changed.",
        "Take the freeze back in the settings of the study, with a reason.",
    )
    FREEZE_BLOCKED = Message("The data cannot be frozen yet: {what}.", "Settle that first; the list leads there.")
    RESTORE_NEEDS_REASON = Message("Restoring an answer needs a reason.", "Say why, in a few words.")
    NOTHING_TO_RESTORE = Message("That line of the history holds no answer.", "Choose one that does.")
    MOVE_NEEDS_REASON = Message("Moving a form needs a reason.", "Say why, in a few words.")
    FORM_PLACE_TAKEN = Message(
        "{instrument} of {code}, {assessment}, holds answers already.",
        "Move that one to its own place first, or take its answers out if it was keyed by mistake.",
    )
    PILE_EMPTY = Message(
        "A pile needs at least one code.", "Take the codes that are offered, or type those on the paper."
    )
    PILE_CODE_TWICE = Message("{code} is in this pile twice.", "Look whether two packets carry the same code.")
    PILE_NOT_DUE = Message("Nothing is due from {code} at {assessment}.", "Check the code on the packet.")
    SAMPLE_UNFIT = Message(
        "A sample of {packets} packets cannot be drawn; {there} are done.",
        "Choose fewer packets, and a limit from 1 to 10000 wrong fields in 10,000.",
    )
    NOT_IN_SAMPLE = Message("The packet of {code} at {assessment} is not in this sample.", "Choose one of its packets.")
    QUERY_IN_THE_WAY = Message(
        "A question about {instrument} of {code} is open, while nothing is keyed there.",
        "Answer and close it first, so that it does not go along with an empty form.",
    )
    NOTHING_TO_MOVE = Message("Nothing was keyed in {instrument} of {code}.", "Choose the form that was filed wrongly.")

    # the course
    NO_COURSE = Message("The protocol of this study has no course.", "Choose a protocol that declares one.")
    UNKNOWN_SESSION = Message("There is no session {session}.", "Choose one of: {known}.")
    MINUTES_UNFIT = Message("{minutes} are no minutes of a session.", "Write a whole number from 1 to {most}.")
    SESSION_NEEDS_REASON = Message("A session that was not held as planned needs a reason.", "Say why, in a few words.")
    SESSION_FACT_UNFIT = Message(
        "{value} does not go with the status {status}.", "Take it out, or correct the status of the session."
    )
    SESSION_HAS_ATTENDANCE = Message(
        "Session {session} has marks in its attendance list.", "Take the marks out first if it really was cancelled."
    )
    SESSION_CANCELLED = Message(
        "Session {session} is logged as cancelled.", "Correct the session log first if it was held."
    )
    NOT_IN_COURSE = Message(
        "Participant {code} is not in this cohort.", "Check the list, or correct group and cohort in the register."
    )
    ATTENDED_AFTER_WITHDRAWAL = Message(
        "Participant {code} withdrew on {date}, before this session.",
        "Check the attendance list, or correct the day of withdrawal in the register.",
    )
    UNKNOWN_ENTRY = Message("That entry is not in the log any more.", "Look at the list again.")
    ENTRY_INCOMPLETE = Message("The entry says nothing about: {lacking}.", "Enter it, then go on.")
    REMOVAL_NEEDS_REASON = Message("Taking an entry out needs a reason.", "Say why, in a few words.")
    TEACHER_NAME_TWICE = Message(
        "Two teachers would be called {name}.", "Add an initial, so that they can be told apart."
    )

    # codes of texts
    NOT_CODED = Message("The texts of {item} are not sorted under codes.", "Choose one of: {known}.")
    NO_TEXT = Message("There is no text of {code} at {item}.", "Key the form first.")
    UNKNOWN_CODE = Message("There is no code {code} for {item}.", "Choose one of: {known}.")
    ONE_CODE_ONLY = Message("A text of {item} takes one code.", "Choose the one that fits best.")
    CODE_LABEL_UNFIT = Message("{label} is no name of a code.", "Use one line of at most {most} characters.")
    CODE_EXISTS = Message("There is a code {label} already.", "Use that one, or choose another name.")
    CODE_ID_UNFIT = Message(
        "{code} is no short name of a code.",
        "Use up to 40 small letters, digits and underscores, a letter first, or leave it empty.",
    )
    CODE_NEEDS_REASON = Message("A new code needs a reason.", "Say what it is for, in a few words.")

    # progression criteria
    CRITERIA_FIXED = Message(
        "The progression criteria were fixed on {date}.", "Give the reason for which they are changed afterwards."
    )
    BOUNDS_UNFIT = Message(
        "{value} are no bounds of a criterion.",
        "Both are percentages from 0 to 100, with two decimals at most, the second not above the first, such as 80,60.",
    )

    # answers
    UNKNOWN_ITEM = Message("{instrument} has no item {item}.", "Check the name of the item.")
    UNKNOWN_REASON = Message("{reason} is no reason for a missing answer.", "Use one of: {known}.")
    NOT_A_WHOLE_NUMBER = Message(
        "{keyed} is no whole number.", "Key a whole number {expected}, or say why there is no answer."
    )
    NOT_A_NUMBER = Message("{keyed} is no number.", "Key a number {expected}, or say why there is no answer.")
    NOT_A_DATE = Message("{keyed} is no date.", "Write it as year-month-day, such as 2026-03-05.")
    TEXT_TOO_LONG = Message("The text has {length} characters.", "Shorten it to {most} characters.")
    TEXT_UNFIT = Message("The text holds signs that can be neither stored nor printed.", "Type it again without them.")
    NOTHING_TO_CONFIRM = Message(
        "There is nothing to confirm at this item.", "F2 confirms an answer outside the scale."
    )
    NOTHING_TO_UNDO = Message("There is nothing to undo in this form.")

    # tables from outside
    TABLE_EMPTY = Message("The file is empty.", "Export the table again, as UTF-8 text with a row of column names.")
    TABLE_UNDECODABLE = Message("The file is neither UTF-8 nor Windows-1252 text: {reason}.", "Save it as CSV UTF-8.")
    TABLE_NO_ROWS = Message("The file holds column names but no rows.", "Export the table again.")
    TABLE_COLUMNS = Message(
        "The columns make none of the tables that can be taken in: {columns}.",
        "People need record_id and group, answers record_id and redcap_event_name; the manual names all of them.",
    )
    TABLE_UNKNOWN_COLUMN = Message(
        "There is no column {column}.", "Check its name in the manual, or take the column out."
    )
    TABLE_UNKNOWN_COLUMN_NEAR = Message("There is no column {column}.", "Did you mean {near}?")
    TABLE_COLUMN_TWICE = Message("The column {column} is there twice.", "Keep one of them.")
    TABLE_RAGGED = Message(
        "The row has {found} cells where {wanted} are expected.", "Check the separators and quotes in that row."
    )
    TABLE_QUOTE_OPEN = Message("A quotation mark is opened and never closed.", "Check the quotes from that row on.")
    TABLE_ROW_TWICE = Message("The row of {record} is there twice.", "Keep one of them.")
    TABLE_OTHER_VALUE = Message(
        "{value} is given, but {stored} is there already.",
        "Check the paper; to replace it, import with --replace and a reason.",
    )
    TABLE_CELL_TWICE = Message(
        "{value} is given here, {other} earlier in the same import.", "Check the paper and keep one of them."
    )
    TABLE_REASON_NEEDED = Message("Replacing what is there needs a reason.", "Give it with --reason.")
    TABLE_MISSING_CODE = Message(
        "{given} does not say what a code means.", "Write it like 999=omitted, with one of: {known}."
    )

    # statistics and reports
    TOO_FEW = Message("Fewer than 3 people in a group have both scores ({first}: {n_first}, {second}: {n_second}).")
    TOO_FEW_PAIRS = Message("{n} people have both values; 3 are needed.")
    NO_VARIANCE = Message("Scores or changes do not differ between people, so nothing can be compared.")
    TOO_FEW_ANSWERS = Message("Too few items have an answer that counts.", "Look on the paper for the missing ones.")
    NO_DOMAINS = Message(
        "The protocol of this study says nothing of feasibility.", "Choose a protocol that declares domains."
    )
    NO_FORM_FITS = Message(
        "No form fits what was asked for.", "Choose other forms, another assessment or other people."
    )
    NO_SCORES = Message("Nobody has a score yet.")
    UNKNOWN_LANGUAGE = Message("There is no language {language}.", "Choose one of: {known}.")
    PRINTER_SILENT = Message(
        "The printer {printer} does not answer.", "Look whether it is switched on, or save the PDF instead."
    )
    CANCELLED = Message("Stopped. Nothing was written.")

    @property
    def code(self) -> str:
        """The stable code, as shown to the user and as written into JSON."""
        return self.name.lower().replace("_", "-")


class ImpError(Exception):
    """Something the user can act on: where it is, what it is and what to do."""

    def __init__(self, problem: Problem, /, where: str = "", **values: object) -> None:
        super().__init__(problem, where, values)
        self.problem = problem
        self.where = where
        self.values = values

    @property
    def code(self) -> str:
        """The stable code of the problem."""
        return self.problem.code

    def all(self) -> tuple["ImpError", ...]:
        """This problem, or every problem it stands for, one sentence each."""
        return (self,)

    def at(self, place: str) -> "ImpError":
        """The same problem, said of a place; a place it names already comes behind."""
        where = f"{place}, {self.where}" if self.where else place
        return ImpError(self.problem, where, **self.values)

    def __str__(self) -> str:
        said = [self.problem.value.text.format(**self.values), self.problem.value.advice.format(**self.values)]
        sentence = " ".join(part for part in said if part)
        return f"{self.where}: {sentence}" if self.where else sentence


class ImpErrors(ImpError):  # noqa: N818 - several of them
    """Several problems found in one go; nothing was written because of any of them."""

    def __init__(self, problems: Iterable[ImpError]) -> None:
        self._problems = tuple(problems)
        first = self._problems[0]
        super().__init__(first.problem, first.where, **first.values)

    def all(self) -> tuple[ImpError, ...]:
        """Every problem, in the order in which it was found."""
        return self._problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self._problems)
