import { describeTour } from './describe-tour';

describeTour('one engine');
