package scot.adp.backup;

import org.jspecify.annotations.Nullable;

/** A backup or a restore cannot be done; says why, and what to do. */
class BackupRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BackupRefused(String why) {
		super(why);
	}

	BackupRefused(String why, @Nullable Throwable cause) {
		super(why, cause);
	}

	/** The words for a person. */
	String words() {
		return String.valueOf(getMessage());
	}

}
