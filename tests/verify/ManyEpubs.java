import com.adobe.epubcheck.tool.EpubChecker;

/** Asks epubcheck about many files after one start of Java; each file's report is written beside it. */
public class ManyEpubs {
    public static void main(String[] paths) {
        for (String path : paths) {
            new EpubChecker().run(new String[] {path, "--json", path + ".json"});
        }
    }
}
