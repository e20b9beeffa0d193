package scot.adp.community;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import scot.adp.exchange.ImportId;
import scot.adp.exchange.spi.Importer;
import scot.adp.identity.Recording;

/** Tells the register of imports what a file of ways into work is, and takes one back. */
@Component
class PathImporter implements Importer {

	private final PathStore store;

	private final WorkPaths paths;

	private final PathJudging judging;

	private final Recording recording;

	PathImporter(PathStore store, WorkPaths paths, PathJudging judging, Recording recording) {
		this.store = store;
		this.paths = paths;
		this.judging = judging;
		this.recording = recording;
	}

	@Override
	public String kind() {
		return PathFiles.IMPORT_KIND;
	}

	@Override
	public String title() {
		return "Ways into work";
	}

	@Override
	public void takeBack(ImportId id) {
		var author = recording.author();
		Set<WorkPaths.Id> changed = store.takeBack(id.value(), PathRules.IMPORT_TAKEN_BACK, author);
		store.touch(changed, false);
		var now = store.all(changed);
		judging.judge(now);
		now.forEach(path -> paths.tell(path, List.of(paths.clock(path)), author.at()));
	}

}
