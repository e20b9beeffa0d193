package scot.adp.support;

import java.util.List;

/**
 * Addresses as people type and paste them: every door takes the same ones and keeps them
 * alike, and refuses the same ones.
 */
public final class EmailTable {

	/** What is taken, and how it is kept. */
	public static final List<Taken> TAKEN = List.of(new Taken("ann@example.org", "ann@example.org"),
			new Taken("Fionnuala.O'Brien@Example.ORG", "fionnuala.o'brien@example.org"),
			new Taken("o\u2019brien@example.org", "o'brien@example.org"),
			new Taken("o\u2018brien@example.org", "o'brien@example.org"),
			new Taken("ann+adp@example.org", "ann+adp@example.org"),
			new Taken("a_b-c.d@example.org", "a_b-c.d@example.org"),
			new Taken("anne\u2011marie@north\u2010ayrshire.gov.uk", "anne-marie@north-ayrshire.gov.uk"),
			new Taken("\u00a0 ann@example.org\u200b\t", "ann@example.org"),
			new Taken("\ufeffann@exam\u00adple.org", "ann@example.org"),
			new Taken("Ann O\u2019Brien <ann@example.org>", "ann@example.org"),
			new Taken("\"O'Brien, Ann\" <ann.obrien@example.org>;", "ann.obrien@example.org"),
			new Taken("<ann@example.org>", "ann@example.org"),
			new Taken("'ann@example.org' <Ann@example.org>", "ann@example.org"),
			new Taken("ann@example.org<mailto:ann@example.org>", "ann@example.org"),
			new Taken("mailto:ann@example.org?subject=Hello there", "ann@example.org"),
			new Taken("MAILTO:o%27brien@example.org", "o'brien@example.org"),
			new Taken("se\u2060an@example.org,", "sean@example.org"),
			new Taken("ann@b\u00fccher.example.org", "ann@xn--bcher-kva.example.org"),
			new Taken("ann@xn--bcher-kva.example.org", "ann@xn--bcher-kva.example.org"),
			new Taken("x".repeat(64) + "@example.org", "x".repeat(64) + "@example.org"),
			new Taken("ann\uff20example.org", "ann@example.org"),
			new Taken("a#b/c=d?e&f%g!h$i*j^k`l{m|n}o~p@example.org", "a#b/c=d?e&f%g!h$i*j^k`l{m|n}o~p@example.org"));

	/** What is refused, and a part of the words that say why. */
	public static final List<Refused> REFUSED = List.of(new Refused("nobody", "such as name@example.org"),
			new Refused("@example.org", "such as name@example.org"), new Refused("ann@", "such as name@example.org"),
			new Refused("ann..b@example.org", "full stop too many"),
			new Refused(".ann@example.org", "full stop too many"),
			new Refused("ann.@example.org", "full stop too many"),
			new Refused("ann@example.org.", "full stop too many"),
			new Refused("ann@.example.org", "full stop too many"),
			new Refused("ann@example..org", "full stop too many"), new Refused("ann@example", "end of its host"),
			new Refused("ann b@example.org", "has a blank"), new Refused("ann\u00a0b@example.org", "has a blank"),
			new Refused("ann@ example.org", "has a blank"), new Refused("Ann ann@example.org", "has a blank"),
			new Refused("Ann <ann b@example.org>", "has a blank"),
			new Refused("ann@example.org; bob@example.org", "Give one e-mail address; there are 2"),
			new Refused("Ann <ann@example.org>, Bob <bob@example.org>", "Give one e-mail address"),
			new Refused("ann@example.org\r\nBcc: bob@example.org", "Give one e-mail address"),
			new Refused("ann@bob@example.org", "holds '@'"), new Refused("se\u00e1n@example.org", "holds '\u00e1'"),
			new Refused("\"ann\"@example.org", "holds '\"'"), new Refused("ann(b)@example.org", "holds '('"),
			new Refused("ann\\b@example.org", "holds '\\'"), new Refused("ann\0b@example.org", "holds"),
			new Refused("ann@-example.org", "no host"), new Refused("ann@example-.org", "no host"),
			new Refused("ann@ex_ample.org", "no host"), new Refused("ann@192.0.2.1", "no host"),
			new Refused("ann@[192.0.2.1]", "no host"), new Refused("ann@example.o", "no host"),
			new Refused("ann@" + "x".repeat(64) + ".org", "no host"),
			new Refused("ann@stra\u00dfe.example.org", "begins with xn--"),
			new Refused("x".repeat(65) + "@example.org", "to 64 characters; it has 65"),
			new Refused("ann@" + "x.".repeat(124) + "org", "to 254 characters; it has 255"),
			new Refused("x".repeat(100_000), "to 254 characters; it has 100,000"));

	private EmailTable() {
	}

	public record Taken(String typed, String kept) {
	}

	public record Refused(String typed, String why) {
	}

}
