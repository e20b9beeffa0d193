package scot.adp.platform;

/** What a membership lets a person do; which methods that opens says {@link Allowed}. */
public enum Role {

	/** Leads the support team and answers to the board for the plan. */
	ADP_LEAD,
	/** Development officer of the support team. */
	ADP_OFFICER,
	/** Answers for a unit and the units below it. */
	UNIT_LEAD,
	/** Reads what the board reads. */
	BOARD_VIEWER,
	/** Reads the audit trail. */
	AUDITOR,
	/** Answers for information governance: takes out texts that should not be kept. */
	IG_OFFICER;

	/** Whether the role belongs to the partnership's support team. */
	public boolean supportTeam() {
		return this == ADP_LEAD || this == ADP_OFFICER;
	}

}
