package scot.adp.handround;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import scot.adp.platform.reading.Headings;

/** How a workbook of actions is laid out; its writer and its reader keep to it. */
final class WorkbookLayout {

	/** Counts up where a workbook of before could not be read any more. */
	static final String FORMAT = "1";

	static final String ACTIONS = "Actions";

	static final String MILESTONES = "Milestones";

	static final String NOTES = "Notes";

	/** Hidden: what the drop-downs offer. */
	static final String LISTS = "lists";

	/** Hidden: what the workbook said when it was saved. */
	static final String KEPT = "adp";

	/** Between the partner units of a cell. */
	static final String BETWEEN = "; ";

	/** What is chosen to give a milestone up. */
	static final String YES = "yes";

	private WorkbookLayout() {
	}

	/** What a cell holds. */
	enum Form {

		TEXT, LONG_TEXT, DAY, WHOLE

	}

	/** The columns of the sheet of actions, in order. */
	enum ActionColumn {

		PLAN("Plan", 14, Form.TEXT, false), CODE("Code", 12, Form.TEXT, false),
		TITLE("Title", 46, Form.LONG_TEXT, false), LEAD_UNIT("Lead unit", 30, Form.TEXT, true),
		LEAD("Lead", 28, Form.TEXT, true), DEPUTY("Deputy", 28, Form.TEXT, true),
		PARTNERS("Partner units", 34, Form.LONG_TEXT, true), CADENCE("Asked every (months)", 12, Form.WHOLE, true),
		STARTS("Starts on", 13, Form.DAY, true), ENDS("Ends on", 13, Form.DAY, true),
		STATUS("Status now", 16, Form.TEXT, false), UPDATED("Last updated on", 13, Form.DAY, false),
		NEW_STATUS("New status", 16, Form.TEXT, true), SAID_ON("Said on", 13, Form.DAY, true),
		WHAT("What happened", 46, Form.LONG_TEXT, true), NEXT("What next", 36, Form.LONG_TEXT, true),
		REVIEW("Review on", 13, Form.DAY, true), EVIDENCE("Evidence (web address)", 30, Form.TEXT, true);

		/** What the plan says of an action and who has it: empty cells clear it. */
		static final Set<ActionColumn> STANDING = Set.of(LEAD_UNIT, LEAD, DEPUTY, PARTNERS, CADENCE, STARTS, ENDS);

		/** What makes an update; exported empty. */
		static final Set<ActionColumn> UPDATE = Set.of(NEW_STATUS, SAID_ON, WHAT, NEXT, REVIEW, EVIDENCE);

		final String heading;

		final int width;

		final Form form;

		final boolean open;

		ActionColumn(String heading, int width, Form form, boolean open) {
			this.heading = heading;
			this.width = width;
			this.form = form;
			this.open = open;
		}

		static Optional<ActionColumn> of(String heading) {
			return Arrays.stream(values()).filter(column -> same(column.heading, heading)).findFirst();
		}

	}

	/** The columns of the sheet of milestones, in order. */
	enum MilestoneColumn {

		PLAN("Plan", 14, Form.TEXT, false), CODE("Action", 12, Form.TEXT, false), KEY("Key", 12, Form.TEXT, false),
		TITLE("Milestone", 46, Form.LONG_TEXT, false), BASELINE("First planned for", 14, Form.DAY, false),
		EXPECTED("Expected on", 14, Form.DAY, true), DONE("Done on", 14, Form.DAY, true),
		REASON("Reason, where it moves or is given up", 40, Form.LONG_TEXT, true),
		DROP("Give it up", 12, Form.TEXT, true);

		final String heading;

		final int width;

		final Form form;

		final boolean open;

		MilestoneColumn(String heading, int width, Form form, boolean open) {
			this.heading = heading;
			this.width = width;
			this.form = form;
			this.open = open;
		}

		static Optional<MilestoneColumn> of(String heading) {
			return Arrays.stream(values()).filter(column -> same(column.heading, heading)).findFirst();
		}

	}

	private static boolean same(String heading, String other) {
		return Headings.key(heading).equals(Headings.key(other));
	}

}
