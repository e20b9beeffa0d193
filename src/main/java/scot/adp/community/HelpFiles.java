package scot.adp.community;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.community.HelpRules.Lists;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.CurrentCaller;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.measures.PeriodReturnView;
import scot.adp.measures.PeriodReturns;
import scot.adp.measures.spi.Period;
import scot.adp.measures.spi.PeriodType;
import scot.adp.people.IdentityColumns;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;
import scot.adp.platform.UnitId;

/**
 * Takes counts of help in from files and files them as the returns of their quarters,
 * whole or not at all. Rows of a month and of what it was for are added up; people are
 * not, since one person can stand in two rows.
 */
@Service
@Transactional
public class HelpFiles {

	/** How the register of imports knows help. */
	static final String IMPORT_KIND = "community.help";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("unit", "month", "domain", "helps");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("form", "people", "confirmed", "estimated");

	/** The columns that hold a value of a list: its code, or what people read for it. */
	public static final List<Map.Entry<String, Lists>> LISTED = List.of(Map.entry("domain", Lists.DOMAIN),
			Map.entry("form", Lists.FORM));

	private static final String WHY = "A file told it otherwise.";

	private final HelpRules rules;

	private final PeriodReturns returns;

	private final IdentityColumns identityColumns;

	private final Imports imports;

	private final CurrentCaller currentCaller;

	private final Recording recording;

	HelpFiles(HelpRules rules, PeriodReturns returns, IdentityColumns identityColumns, Imports imports,
			CurrentCaller currentCaller, Recording recording) {
		this.rules = rules;
		this.returns = returns;
		this.identityColumns = identityColumns;
		this.imports = imports;
		this.currentCaller = currentCaller;
		this.recording = recording;
	}

	/**
	 * Reads a file and tells what it holds and all that is wrong with it; nothing is
	 * stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "community.help.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		return new Reading().read(file);
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "community.help.import", roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR }, scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file) {
		var reading = new Reading();
		var understood = reading.read(file);
		recording.once(recording.author(), idempotencyKey, List.of(file.sha256()), ImportId::new, () -> {
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			reading.sums.forEach((of, sum) -> returns.file(reading.filed(idempotencyKey, of, sum)));
			return Made.told(imports.record(NewImport.of(IMPORT_KIND, file,
					Map.of("returns", understood.returns(), "helps", understood.helps()), false)));
		});
		return understood;
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param returns how many returns it makes
	 * @param helps how many acts of help it tells of
	 * @param problems what cannot be taken, the first of them
	 */
	public record Understood(int returns, int helps, List<ImportProblem> problems, int problemCount,
			List<ImportProblem> warnings) {
	}

	/** A unit and a quarter. */
	private record Of(UnitId unit, LocalDate from) {
	}

	/** What the rows of a unit and a quarter make together. */
	private static final class Sum {

		private int helps;

		private int peopleRows;

		private int people;

		private @Nullable BigDecimal confirmed;

		private @Nullable BigDecimal estimated;

		private final Map<String, Integer> domains = new TreeMap<>();

	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take)
			.secretly(identityColumns::refuse);

		private final Set<UnitId> reach = currentCaller.reach();

		private final Map<Of, Sum> sums = new LinkedHashMap<>();

		private final Map<Of, @Nullable PeriodReturnView> asked = new LinkedHashMap<>();

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			return new Understood(sums.size(), sums.values().stream().mapToInt(it -> it.helps).sum(), rows.problems(),
					rows.problemCount(), rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			@Nullable String unit = line.code("unit").orElse(null);
			@Nullable LocalDate month = line.day("month").orElse(null);
			@Nullable String domain = line.listed("domain", rules.list(Lists.DOMAIN)).orElse(null);
			@Nullable Integer helps = line.whole("helps").orElse(null);
			line.listed("form", rules.list(Lists.FORM));
			line.asks("unit", unit);
			line.asks("month", month);
			line.asks("domain", domain);
			line.asks("helps", helps);
			@Nullable Integer people = line.whole("people").orElse(null);
			@Nullable BigDecimal confirmed = line.number("confirmed").orElse(null);
			@Nullable BigDecimal estimated = line.number("estimated").orElse(null);
			negative(line, "helps", (helps != null) ? BigDecimal.valueOf(helps) : null);
			negative(line, "people", (people != null) ? BigDecimal.valueOf(people) : null);
			negative(line, "confirmed", confirmed);
			negative(line, "estimated", estimated);
			if (helps != null && people != null && people > helps) {
				line.problem("people", "There cannot be more people than acts of help.");
			}
			@Nullable UnitId known = own(line, unit);
			if (line.isFaulty() || known == null || month == null || domain == null || helps == null) {
				return;
			}
			var of = new Of(known, PeriodType.QUARTER.of(month).from());
			if (asked(of) == null) {
				line.problem("month",
						"No return is asked of this unit for this quarter: it is not over, or the unit brings single records.");
				return;
			}
			Sum sum = sums.computeIfAbsent(of, it -> new Sum());
			sum.helps += helps;
			sum.domains.merge(domain, helps, Integer::sum);
			sum.confirmed = plus(sum.confirmed, confirmed);
			sum.estimated = plus(sum.estimated, estimated);
			if (people != null) {
				sum.people = people;
				if (++sum.peopleRows == 2) {
					line.warning("people",
							"People of several rows are not added, since somebody can stand in two. Tell those of the quarter under Unit returns.");
				}
			}
		}

		private @Nullable UnitId own(HeadedRows.Line line, @Nullable String unit) {
			var found = reach.stream().filter(it -> it.value().equals(unit)).findFirst();
			if (unit != null && found.isEmpty()) {
				line.problem("unit", "This is none of your units; give the unit's code.");
			}
			return found.orElse(null);
		}

		private static void negative(HeadedRows.Line line, String heading, @Nullable BigDecimal number) {
			if (number != null && number.signum() < 0) {
				line.problem(heading, "Give a number from 0 on.");
			}
		}

		private static @Nullable BigDecimal plus(@Nullable BigDecimal sum, @Nullable BigDecimal more) {
			return (sum == null) ? more : (more == null) ? sum : sum.add(more);
		}

		private @Nullable PeriodReturnView asked(Of of) {
			if (!asked.containsKey(of)) {
				asked.put(of,
						returns.find(of.unit(), CommunityNews.HELP, of.from())
							.map(PeriodReturns.Detail::asked)
							.orElse(null));
			}
			return asked.get(of);
		}

		PeriodReturns.Filed filed(String key, Of of, Sum sum) {
			Period period = new Period(PeriodType.QUARTER, of.from());
			var answers = new ArrayList<PeriodReturns.Answer>();
			if (sum.helps > 0) {
				answers.add(new PeriodReturns.Answer(HelpReturn.HELPS, sum.helps));
				if (sum.peopleRows == 1) {
					answers.add(new PeriodReturns.Answer(HelpReturn.PEOPLE, sum.people));
				}
				pounds(answers, HelpReturn.CONFIRMED, sum.confirmed);
				pounds(answers, HelpReturn.ESTIMATED, sum.estimated);
				rules.list(Lists.DOMAIN)
					.on(period.to())
					.stream()
					.map(CodeList.Value::code)
					.forEach(code -> answers
						.add(new PeriodReturns.Answer(HelpReturn.DOMAIN + code, sum.domains.getOrDefault(code, 0))));
			}
			@Nullable PeriodReturnView before = asked(of);
			int version = (before != null) ? before.version() : 0;
			return new PeriodReturns.Filed("%s %s %s".formatted(key, of.unit().value(), of.from()), of.unit(),
					CommunityNews.HELP, of.from(), version, sum.helps == 0, answers, (version > 0) ? WHY : null, true,
					null);
		}

		private static void pounds(List<PeriodReturns.Answer> answers, String field, @Nullable BigDecimal amount) {
			if (amount != null) {
				answers.add(new PeriodReturns.Answer(field, amount.setScale(0, RoundingMode.HALF_UP).intValueExact()));
			}
		}

	}

}
