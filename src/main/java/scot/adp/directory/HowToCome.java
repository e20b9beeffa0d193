package scot.adp.directory;

/** How people come to a service. */
public enum HowToCome {

	/** They ask for it themselves. */
	SELF,
	/** Somebody refers them. */
	REFERRAL,
	/** They just come. */
	DROP_IN

}
