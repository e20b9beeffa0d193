package scot.adp.shell.spi;

/** What can be found, in the order in which it is told. */
public enum SearchKind {

	ACTION, OUTCOME, PLAN, MILESTONE, BOARD_LINE, UPDATE, NOTE, PAPER, MEETING, GROUP, UNIT, SERVICE, ORGANISATION,
	PERSON

}
