package scot.adp.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a membership, or the token of a machine, lets somebody do; which methods that
 * opens says {@link Allowed}.
 */
public enum Role {

	/** Leads the support team and answers to the board for the plan. */
	ADP_LEAD,
	/** Development officer of the support team. */
	ADP_OFFICER,
	/** Analyst of the support team: reads what it reads, changes nothing of the plan. */
	ADP_ANALYST,
	/** Looks after accounts and settings, and sees no records. */
	ADP_ADMIN,
	/** Answers for a unit and the units below it. */
	UNIT_LEAD,
	/** Writes for a unit and the units below it. */
	UNIT_EDITOR,
	/** Reads what a unit and the units below it keep to themselves. */
	UNIT_VIEWER,
	/** Works with people in a unit; reads what the unit keeps to itself. */
	PRACTITIONER,
	/** Chairs a group: reads what the board reads. */
	GROUP_CHAIR,
	/** Reads what the board reads. */
	BOARD_VIEWER,
	/** Answers for information governance: takes out texts that should not be kept. */
	IG_OFFICER,
	/** Reads the audit trail. */
	AUDITOR,
	/** A partner's dashboard: a program that reads what the board reads. */
	DASHBOARD,
	/** A partner's system: a program that writes for one unit. */
	PARTNER_SYSTEM;

	/** The roles of people who can lead work. */
	public static final Set<Role> LEADING_WORK = Arrays.stream(values())
		.filter(Role::leadsWork)
		.collect(Collectors.toUnmodifiableSet());

	/** As it is written in the field, such as {@code adp-lead}. */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether the role runs the plan for the partnership, and so writes for all units.
	 */
	public boolean supportTeam() {
		return this == ADP_LEAD || this == ADP_OFFICER;
	}

	/** Whether the role reads the words that all units keep to themselves. */
	public boolean readsAsTeam() {
		return supportTeam() || this == ADP_ANALYST;
	}

	/** Whether the role writes for the unit of its membership and those below. */
	public boolean writesForUnit() {
		return this == UNIT_LEAD || this == UNIT_EDITOR || this == PARTNER_SYSTEM;
	}

	/**
	 * Whether the role records what is done with people, in the unit of its membership
	 * and those below.
	 */
	public boolean recordsForUnit() {
		return writesForUnit() || this == PRACTITIONER;
	}

	/**
	 * Whether the role reads the words that the unit of its membership and those below
	 * keep to themselves.
	 */
	public boolean readsForUnit() {
		return writesForUnit() || this == UNIT_VIEWER || this == PRACTITIONER;
	}

	/** Whether a person of this role can lead a unit's work. */
	public boolean leadsWork() {
		return supportTeam() || (writesForUnit() && !machine());
	}

	/** Whether it is the role of a program, which comes from its token. */
	public boolean machine() {
		return this == DASHBOARD || this == PARTNER_SYSTEM;
	}

	/** Whether the role may see rows about single persons who use services. */
	public boolean personLevel() {
		return this == UNIT_LEAD || this == UNIT_EDITOR || this == PRACTITIONER || this == IG_OFFICER;
	}

	/**
	 * Whether the role counts only for somebody who signed in with a second factor: it
	 * gives others access, or sees rows about single persons.
	 */
	public boolean needsSecondFactor() {
		return supportTeam() || this == ADP_ADMIN || personLevel();
	}

}
