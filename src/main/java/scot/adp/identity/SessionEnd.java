package scot.adp.identity;

import java.util.Locale;

/** Why a session of somebody who was signed in is over. */
public enum SessionEnd {

	/** They signed out here. */
	SIGNED_OUT,
	/** They signed out somewhere else, or the sign-in service ended it. */
	ELSEWHERE,
	/** Their account was switched off. */
	DISABLED,
	/** Nobody did anything for too long. */
	IDLE;

	/** As it stands in the address of the page that tells of it. */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
