package scot.adp.documents;

/**
 * Looks for harm in files. The program brings none; a deployment that has one adds a bean
 * of this type, and each file passes it before it is kept.
 */
public interface VirusScanner {

	/** What the scanner is called, kept with each file it passed. */
	String name();

	/**
	 * Whether nothing harmful was found.
	 * @throws RuntimeException where the scanner does not answer; the file is refused
	 */
	boolean passes(byte[] content);

}
