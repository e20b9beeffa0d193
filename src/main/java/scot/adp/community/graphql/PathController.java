package scot.adp.community.graphql;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import scot.adp.community.Door;
import scot.adp.community.PathRules.Lists;
import scot.adp.community.WorkClock.Milestone;
import scot.adp.community.WorkFact;
import scot.adp.community.WorkFacts.Check;
import scot.adp.community.WorkFacts.Job;
import scot.adp.community.WorkPathView;
import scot.adp.community.WorkPaths;
import scot.adp.community.WorkPaths.Filter;
import scot.adp.community.WorkPaths.Kept;
import scot.adp.platform.BatchResult;
import scot.adp.platform.CodeList;
import scot.adp.platform.CountedConnection;
import scot.adp.platform.NodeSource;
import scot.adp.platform.UnitId;

/** Ways into work. */
@Controller
class PathController {

	private final WorkPaths paths;

	PathController(WorkPaths paths) {
		this.paths = paths;
	}

	@QueryMapping
	CountedConnection<WorkPathView> workPaths(@Argument @Nullable SustainedAt due, @Argument @Nullable Integer first,
			@Argument @Nullable String after) {
		int size = CountedConnection.size(first);
		WorkPaths.@Nullable Id last = CountedConnection.key(after, WorkPaths.Id::new);
		var filter = (due != null) ? new Filter(Kept.AWAITING, due.weeks) : Filter.ALL;
		return CountedConnection.of(paths.behind(filter, last, size), size, last != null, paths.total(filter),
				row -> row.id().value().toString());
	}

	@SchemaMapping(typeName = "WorkPath", field = "livedExperience")
	CodeList.@Nullable Value livedExperience(WorkPathView of) {
		return (of.livedExperience() != null) ? paths.told(Lists.LIVED_EXPERIENCE, of.livedExperience()) : null;
	}

	@SchemaMapping(typeName = "WorkPath", field = "endReason")
	CodeList.@Nullable Value endReason(WorkPathView of) {
		return (of.endReason() != null) ? paths.told(Lists.END_REASON, of.endReason()) : null;
	}

	@SchemaMapping(typeName = "WorkPath", field = "startedOn")
	@Nullable LocalDate startedOn(WorkPathView of) {
		return of.clock().started();
	}

	@SchemaMapping(typeName = "WorkPath", field = "sustained")
	List<Milestone> sustained(WorkPathView of) {
		return of.clock().milestones();
	}

	@SchemaMapping(typeName = "WorkPath", field = "jobs")
	List<Job> jobs(WorkPathView of) {
		return of.happened().stream().map(WorkFact::job).filter(Objects::nonNull).toList();
	}

	@SchemaMapping(typeName = "WorkPath", field = "checks")
	List<Check> checks(WorkPathView of) {
		return of.happened().stream().map(WorkFact::check).filter(Objects::nonNull).toList();
	}

	@SchemaMapping(typeName = "WorkJob", field = "hoursBand")
	CodeList.Value hoursBand(Job of) {
		return paths.told(Lists.HOURS_BAND, of.hoursBand());
	}

	@SchemaMapping(typeName = "WorkJob", field = "kind")
	CodeList.Value kind(Job of) {
		return paths.told(Lists.JOB_KIND, of.kind());
	}

	@SchemaMapping(typeName = "WorkJob", field = "sector")
	CodeList.Value sector(Job of) {
		return paths.told(Lists.SECTOR, of.sector());
	}

	@SchemaMapping(typeName = "WorkCheck", field = "evidence")
	CodeList.Value evidence(Check of) {
		return paths.told(Lists.EVIDENCE, of.evidence());
	}

	@MutationMapping
	List<BatchResult> recordWorkPaths(@Argument RecordWorkPathsInput input) {
		return paths.recordAll(input.idempotencyKey(), input.paths().stream().map(WorkPathInput::sent).toList(),
				Boolean.TRUE.equals(input.dryRun()), Door.API);
	}

	@MutationMapping
	@Nullable WorkPathView endWorkPath(@Argument EndWorkPathInput input) {
		paths.close(input.idempotencyKey(), input.id(), input.expectedVersion(), input.endedOn(), input.endReason());
		return paths.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable WorkPathView reopenWorkPath(@Argument ReopenWorkPathInput input) {
		paths.reopen(input.idempotencyKey(), input.id(), input.expectedVersion());
		return paths.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable WorkPathView takeOutWorkFact(@Argument TakeOutWorkFactInput input) {
		paths.takeOut(input.idempotencyKey(), input.id(), input.expectedVersion(), input.kind(), input.from());
		return paths.find(input.id()).orElse(null);
	}

	@MutationMapping
	@Nullable WorkPathView withdrawWorkPath(@Argument WithdrawWorkPathInput input) {
		paths.withdraw(input.idempotencyKey(), input.id(), input.expectedVersion(), input.because());
		return paths.find(input.id()).orElse(null);
	}

	@Bean
	static NodeSource<WorkPaths.Id> workPathNodes(WorkPaths paths) {
		return new NodeSource<>("WorkPath", WorkPaths.Id.class, paths::find);
	}

	/** After how many weeks work is looked at. */
	enum SustainedAt {

		WEEKS_4(4), WEEKS_13(13), WEEKS_26(26);

		private final int weeks;

		SustainedAt(int weeks) {
			this.weeks = weeks;
		}

	}

	/** Paths with the key of all of them. */
	record RecordWorkPathsInput(String idempotencyKey, List<WorkPathInput> paths, @Nullable Boolean dryRun) {
	}

	/** A path that is to be ended. */
	record EndWorkPathInput(String idempotencyKey, WorkPaths.Id id, Integer expectedVersion, LocalDate endedOn,
			String endReason) {
	}

	/** A path that is followed again. */
	record ReopenWorkPathInput(String idempotencyKey, WorkPaths.Id id, Integer expectedVersion) {
	}

	/** Something that did not happen so. */
	record TakeOutWorkFactInput(String idempotencyKey, WorkPaths.Id id, Integer expectedVersion, WorkFact.Kind kind,
			LocalDate from) {
	}

	/** A path that is to be withdrawn. */
	record WithdrawWorkPathInput(String idempotencyKey, WorkPaths.Id id, Integer expectedVersion, String because) {
	}

	/** A path as a client sends it. */
	record WorkPathInput(UnitId unit, String ownRef, @Nullable String chi, @Nullable LocalDate registeredOn,
			@Nullable String livedExperience, @Nullable WorkActivityInput activity, @Nullable WorkJobInput job,
			@Nullable WorkCheckInput check, @Nullable Boolean sure) {

		WorkPaths.Sent sent() {
			var facts = new ArrayList<WorkFact>();
			if (activity != null) {
				facts.add(WorkFact.activity(activity.kind(), activity.from(), activity.to()));
			}
			if (job != null) {
				facts.add(WorkFact.of(new Job(job.start(), job.end(), job.hoursBand(), job.kind(), job.sector(),
						Boolean.TRUE.equals(job.secondJob()))));
			}
			if (check != null) {
				facts.add(WorkFact.of(new Check(check.on(), check.inWork(), Boolean.TRUE.equals(check.unbroken()),
						check.evidence())));
			}
			return new WorkPaths.Sent(unit, ownRef, chi, registeredOn, livedExperience, facts,
					Boolean.TRUE.equals(sure));
		}

		@Override
		public String toString() {
			return "a way into work";
		}

	}

	/** What was done on the way. */
	record WorkActivityInput(String kind, LocalDate from, @Nullable LocalDate to) {
	}

	/** A job. */
	record WorkJobInput(LocalDate start, @Nullable LocalDate end, String hoursBand, String kind, String sector,
			@Nullable Boolean secondJob) {
	}

	/** What was heard on a day. */
	record WorkCheckInput(LocalDate on, Boolean inWork, @Nullable Boolean unbroken, String evidence) {
	}

}
