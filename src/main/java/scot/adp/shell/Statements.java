package scot.adp.shell;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import scot.adp.platform.AdpSettings;
import scot.adp.shell.PartnershipView.KnownProblem;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.PlainWords;
import scot.adp.shell.parts.Statement;
import scot.adp.shell.parts.Statement.Part;

/**
 * What the partnership says of its program to everybody. The accessibility statement has
 * the headings of the model that the law gives.
 */
@Component
class Statements implements Statement.Source {

	private final Partnership partnership;

	private final AdpSettings settings;

	private final PlainWords words;

	Statements(Partnership partnership, AdpSettings settings, PlainWords words) {
		this.partnership = partnership;
		this.settings = settings;
		this.words = words;
	}

	@Override
	public Statement accessibility() {
		var facts = partnership.read();
		var statement = facts.accessibility();
		String problems = statement.problems().isEmpty() ? words.text("accessibility.content.none")
				: words.text("accessibility.content.problems")
						+ statement.problems().stream().map(it -> "\n- " + told(it)).collect(Collectors.joining());
		String checks = words.text("accessibility.checks") + statement.checks()
			.stream()
			.map(it -> "\n- %s: %s".formatted(Dates.full(it.on()), it.what()))
			.collect(Collectors.joining());
		String untested = statement.untested().isEmpty() ? "" : words.text("accessibility.untested")
				+ statement.untested().stream().map("\n- "::concat).collect(Collectors.joining());
		return new Statement(words.text("accessibility.title"),
				words.text("accessibility.purpose", settings.address(), facts.name()), Stream
					.of(accessible("use"),
							accessible("compliance", words.text("accessibility.compliance." + statement.compliance())),
							and(accessible("content", problems), words.text("accessibility.content.burden"),
									words.text("accessibility.content.outside")),
							and(accessible("prepared", Dates.full(statement.prepared()),
									Dates.full(statement.reviewed()), Dates.full(statement.reviewed().plusYears(1))),
									checks, untested),
							accessible("feedback", facts.answersWithin()), accessible("enforcement"))
					.toList());
	}

	@Override
	public Statement privacy() {
		var facts = partnership.read();
		var privacy = facts.privacy();
		String rows = privacy.kept()
			.stream()
			.map(it -> "\n- %s. %s".formatted(it.what(), words.text("privacy.how-long", it.howLong())))
			.collect(Collectors.joining());
		return new Statement(words.text("privacy.title"), words.text("privacy.purpose"),
				Stream
					.of(kept("who", facts.name()), kept("kept", rows), kept("why"), kept("seen"), kept("find-help"),
							kept("cookie"), kept("rights", privacy.officer()),
							and(kept("contact"), words.text("privacy.reviewed", Dates.full(privacy.reviewed()))))
					.toList());
	}

	@Override
	public Statement contact() {
		var facts = partnership.read();
		String lines = Stream
			.of(line("team", facts.team()), line("email", facts.email()), line("phone", facts.phone()),
					line("address", facts.address()))
			.filter(it -> !it.isEmpty())
			.collect(Collectors.joining("\n"));
		return new Statement(facts.team(), facts.name(), Stream.of(new Part("contact", facts.team(), lines)).toList());
	}

	private String line(String name, @Nullable String value) {
		return (value != null) ? "%s: %s".formatted(words.text("contact." + name), value) : "";
	}

	private Part accessible(String name, Object... parameters) {
		return new Part(name, words.text("accessibility." + name),
				words.text("accessibility." + name + ".what", parameters));
	}

	private Part kept(String name, Object... parameters) {
		return new Part(name, words.text("privacy." + name), words.text("privacy." + name + ".what", parameters));
	}

	private static Part and(Part part, String... more) {
		return new Part(part.name(), part.heading(),
				Stream.concat(Stream.of(part.text()), Stream.of(more)).collect(Collectors.joining("\n")));
	}

	private String told(KnownProblem problem) {
		return Stream
			.of(problem.what(),
					(problem.instead() != null) ? words.text("accessibility.instead", problem.instead()) : null,
					words.text("accessibility.since", Dates.full(problem.since())),
					(problem.until() != null) ? words.text("accessibility.until", Dates.full(problem.until()))
							: words.text("accessibility.until.open"))
			.filter(Objects::nonNull)
			.collect(Collectors.joining(" "));
	}

}
