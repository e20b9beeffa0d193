package scot.adp.identity;

/** How somebody who is invited will sign in. */
public enum SignInWay {

	/** With a password of their own, kept by the sign-in service. */
	PASSWORD,
	/** With what they sign in with at work; their employer says who they are. */
	EMPLOYER

}
