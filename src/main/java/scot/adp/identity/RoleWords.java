package scot.adp.identity;

import java.util.Locale;
import java.util.Optional;

import scot.adp.platform.Role;
import scot.adp.platform.reading.Blanks;

/** Understands roles as people write them. */
final class RoleWords {

	/** What to write, told where something else was written. */
	static final String CHOICES = "unit lead, unit editor, unit viewer, practitioner, group chair, board member, "
			+ "auditor, information governance officer, analyst, administrator, development officer or lead officer";

	private RoleWords() {
	}

	/** The role that a text names; nothing written is a unit's lead, as most are. */
	static Optional<Role> role(String text) {
		return Optional.ofNullable(switch (Blanks.line(text.toLowerCase(Locale.UK).replaceAll("[^a-z]+", " "))) {
			case "", "unit lead", "lead", "partner lead", "unit manager" -> Role.UNIT_LEAD;
			case "adp lead", "lead officer", "adp lead officer" -> Role.ADP_LEAD;
			case "adp officer", "development officer", "support team", "officer" -> Role.ADP_OFFICER;
			case "analyst", "adp analyst", "data analyst", "information analyst" -> Role.ADP_ANALYST;
			case "administrator", "adp admin", "admin", "account administrator", "administrator of accounts",
					"system administrator" ->
				Role.ADP_ADMIN;
			case "unit editor", "editor", "team editor", "writer" -> Role.UNIT_EDITOR;
			case "unit viewer", "viewer", "reader", "team viewer" -> Role.UNIT_VIEWER;
			case "practitioner", "worker", "nurse", "social worker" -> Role.PRACTITIONER;
			case "group chair", "chair", "chairperson", "convener" -> Role.GROUP_CHAIR;
			case "board viewer", "board member", "board", "member of the board" -> Role.BOARD_VIEWER;
			case "auditor", "internal auditor", "audit" -> Role.AUDITOR;
			case "ig officer", "information governance officer", "information governance" -> Role.IG_OFFICER;
			default -> null;
		});
	}

}
