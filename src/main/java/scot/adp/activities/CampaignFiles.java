package scot.adp.activities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.exchange.HeadedRows;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.ImportProblem;
import scot.adp.exchange.Imports;
import scot.adp.exchange.IncomingFile;
import scot.adp.exchange.NewImport;
import scot.adp.identity.Made;
import scot.adp.identity.Recording;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Scope;
import scot.adp.platform.CodeList;
import scot.adp.platform.Problem;
import scot.adp.platform.Role;

/**
 * Takes what channels told of months in from files, whole or not at all. What says the
 * same as before is passed over; what says something else puts it right, once somebody
 * says that it is to.
 */
@Service
@Transactional
public class CampaignFiles {

	/** How the register of imports knows campaigns. */
	static final String IMPORT_KIND = "activities.campaigns";

	/** The columns that a file has to have. */
	public static final List<String> REQUIRED = List.of("title", "channel", "month", "engagements");

	/** The columns that it may have. */
	public static final List<String> OPTIONAL = List.of("impressions", "reach", "clicks");

	/** Why a file puts figures right. */
	private static final String LATER_COUNT = "LATER_COUNT";

	private static final Map<String, String> COLUMNS = Map.of("campaign", "title", "clicksToHelp", "clicks", "because",
			"engagements");

	private static final Pattern MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");

	private final Campaigns campaigns;

	private final CampaignStore store;

	private final ActivityRules rules;

	private final Imports imports;

	private final Recording recording;

	CampaignFiles(Campaigns campaigns, CampaignStore store, ActivityRules rules, Imports imports, Recording recording) {
		this.campaigns = campaigns;
		this.store = store;
		this.rules = rules;
		this.imports = imports;
		this.recording = recording;
	}

	/**
	 * Reads a file and tells what it holds, all that is wrong with it and what it puts
	 * right; nothing is stored.
	 * @throws Problem where the file cannot be taken at all
	 */
	@Allowed(operation = "activities.campaign.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public Understood tryOut(IncomingFile file) {
		return new Reading().read(file);
	}

	/**
	 * Takes a file in, whole or not at all, and notes it among the imports.
	 * @param confirmed whether somebody said that what was told before is to be put right
	 * @throws Problem where anything in it is wrong or it was taken in before
	 */
	@Allowed(operation = "activities.campaign.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	public Understood load(String idempotencyKey, IncomingFile file, boolean confirmed) {
		var taken = new ArrayList<Understood>();
		var author = recording.author();
		recording.once(author, idempotencyKey, List.of(file.sha256(), confirmed), ImportId::new, () -> {
			var reading = new Reading();
			var understood = reading.read(file);
			if (!understood.problems().isEmpty()) {
				throw Problem.invalid("file",
						"%,d cells of this file cannot be taken. Try it out first; nothing was stored."
							.formatted(understood.problemCount()));
			}
			if (!understood.unusual().isEmpty() && !confirmed) {
				throw Problem.invalid("file", "Something in this file is unusual: say that it is right.");
			}
			UUID together = UUID.randomUUID();
			campaigns.keep(reading.right, together, author);
			var counts = new LinkedHashMap<String, Integer>();
			counts.put("months", understood.rows());
			counts.put("put right", understood.unusual().size());
			taken.add(understood);
			return Made.told(imports.record(NewImport.of(IMPORT_KIND, file, counts, false), together));
		});
		return taken.isEmpty() ? tryOut(file) : taken.getFirst();
	}

	/** What the columns may say that hold a value of a list. */
	@Allowed(operation = "activities.campaign.import",
			roles = { Role.UNIT_LEAD, Role.UNIT_EDITOR, Role.PRACTITIONER, Role.ADP_LEAD, Role.ADP_OFFICER },
			scope = Scope.OWN_UNITS)
	@Transactional(propagation = Propagation.SUPPORTS)
	public Map<String, List<CodeList.Value>> listed() {
		return Map.of("channel", rules.list(ActivityLists.Kind.CHANNEL).values());
	}

	/**
	 * What a file was understood to hold.
	 *
	 * @param rows how many channels and months, those passed over that are known
	 * @param problems what cannot be taken, the first of them
	 * @param unusual what was told otherwise before
	 */
	public record Understood(int rows, List<ImportProblem> problems, int problemCount, List<ImportProblem> unusual,
			List<ImportProblem> warnings) {
	}

	/** One reading of a file. */
	private final class Reading {

		private final HeadedRows rows = new HeadedRows(null, REQUIRED, OPTIONAL, this::take);

		private final List<HeadedRows.Line> lines = new ArrayList<>();

		private final List<Sent> sent = new ArrayList<>();

		private final List<CampaignStore.Row> right = new ArrayList<>();

		Understood read(IncomingFile file) {
			HeadedRows.read(file, rows);
			var named = store.named(sent.stream().map(Sent::title).distinct().toList());
			var entries = new ArrayList<CampaignEntry>();
			var whole = new ArrayList<HeadedRows.Line>();
			for (int i = 0; i < sent.size(); i++) {
				Sent it = sent.get(i);
				HeadedRows.Line line = lines.get(i);
				var found = named.getOrDefault(it.title().toLowerCase(Locale.ROOT), List.of());
				if (found.size() != 1) {
					line.problem("title", found.isEmpty() ? "There is no campaign with this title or code."
							: "Several campaigns have this title; write the code instead.");
				}
				if (!line.isFaulty()) {
					whole.add(line);
					entries.add(it.entry(found.getFirst()));
				}
			}
			var first = campaigns.check(entries);
			for (int i = 0; i < first.size(); i++) {
				if (first.get(i).faults().stream().anyMatch(it -> Campaigns.REASON_NEEDED.equals(it.reason()))) {
					entries.set(i, entries.get(i).because(LATER_COUNT));
					whole.get(i)
						.unusual("engagements",
								"Other figures were told before. They will be put right, and stay readable.");
				}
			}
			var checked = rows.unusual().isEmpty() ? first : campaigns.check(entries);
			for (int i = 0; i < checked.size(); i++) {
				HeadedRows.Line line = whole.get(i);
				checked.get(i).faults().forEach(fault -> line.problem(column(fault), fault.message()));
				checked.get(i).remarks().forEach(remark -> line.warning(column(remark), remark.message()));
				right.addAll(checked.get(i).rows());
			}
			return new Understood(whole.size(), rows.problems(), rows.problemCount(), rows.unusual(), rows.warnings());
		}

		private void take(HeadedRows.Line line) {
			@Nullable String title = line.text("title").orElse(null);
			line.asks("title", title);
			@Nullable String channel = line.listed("channel", rules()).orElse(null);
			line.asks("channel", channel);
			@Nullable LocalDate month = month(line);
			@Nullable Integer impressions = line.whole("impressions").orElse(null);
			@Nullable Integer reach = line.whole("reach").orElse(null);
			@Nullable Integer engagements = line.whole("engagements").orElse(null);
			line.asks("engagements", engagements);
			@Nullable Integer clicks = line.whole("clicks").orElse(null);
			if (title != null) {
				lines.add(line);
				sent.add(new Sent(title, channel, month, impressions, reach, engagements, clicks));
			}
		}

		private CodeList rules() {
			return CampaignFiles.this.rules.list(ActivityLists.Kind.CHANNEL);
		}

		/** A month as 2026-10, or a day of it, which a spreadsheet makes of a month. */
		private static @Nullable LocalDate month(HeadedRows.Line line) {
			String text = line.text("month").orElse("");
			var month = MONTH.matcher(text);
			if (month.matches()) {
				return LocalDate.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)), 1);
			}
			@Nullable LocalDate day = line.day("month").orElse(null);
			line.asks("month", day);
			return (day != null) ? day.withDayOfMonth(1) : null;
		}

		private static String column(Problem.Field fault) {
			return COLUMNS.getOrDefault(fault.path(), fault.path());
		}

	}

	/** A row as it was read. */
	private record Sent(String title, @Nullable String channel, @Nullable LocalDate month,
			@Nullable Integer impressions, @Nullable Integer reach, @Nullable Integer engagements,
			@Nullable Integer clicks) {

		CampaignEntry entry(Campaigns.Id campaign) {
			return new CampaignEntry(campaign, channel, month, null, impressions, reach,
					Objects.requireNonNullElse(engagements, 0), clicks, null);
		}

	}

}
