import { conduct, defineDomain } from '#kernel/domain.ts';
import { filesErrors } from '../contract/errors.ts';
import { downloadFile, uploadFile } from '../contract/files.ts';
import { downloadFileOf } from './download-file.ts';
import { sweepFiles } from './sweep-files.job.ts';
import { receiveFile } from './upload-file.ts';

export const files = defineDomain({
  name: 'files',
  errors: filesErrors,
  routes: [conduct(uploadFile, receiveFile), conduct(downloadFile, downloadFileOf)],
  jobs: [{ name: 'files.sweep', cron: '40 3 * * *', run: sweepFiles }],
});
